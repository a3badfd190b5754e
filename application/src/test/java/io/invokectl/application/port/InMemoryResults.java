package io.invokectl.application.port;

import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A directory in memory. */
public final class InMemoryResults implements Results {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> own = new HashMap<>();

    /** Adds a file that another program created. */
    public InMemoryResults with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** Removes a file, as another program might. */
    public void remove(String name) {
        files.remove(name);
    }

    public Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    @Override
    public Draft draft() {
        return new MemoryDraft();
    }

    @Override
    public StoredFile save(String name, JsonValue document, boolean overwrite) {
        return save(name, document.toString().getBytes(StandardCharsets.UTF_8), overwrite);
    }

    @Override
    public Optional<StoredFile> find(String place) {
        return Optional.ofNullable(files.get(place)).map(content -> stored(place, content));
    }

    @Override
    public void read(String place, Draft draft) {
        byte[] content = files.get(place);
        draft.accept(content, 0, content.length);
    }

    private StoredFile save(String name, byte[] content, boolean overwrite) {
        byte[] there = files.get(name);
        boolean different = there != null && !Arrays.equals(there, content);
        String earlier = own.getOrDefault(Results.folded(name), name);
        if (!earlier.equals(name) || (different && (own.containsValue(name) || !overwrite))) {
            throw new LocalFileException(name, "is there");
        }
        own.put(Results.folded(name), name);
        files.put(name, content);
        return stored(name, content);
    }

    private static StoredFile stored(String name, byte[] content) {
        return new StoredFile(name, name, content.length, sha256(content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class MemoryDraft implements Draft {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void restart() {
            bytes.reset();
        }

        @Override
        public void accept(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
        }

        @Override
        public byte[] head() {
            return Arrays.copyOf(bytes.toByteArray(), Math.min(64, bytes.size()));
        }

        @Override
        public StoredFile save(String name, boolean overwrite) {
            return InMemoryResults.this.save(name, bytes.toByteArray(), overwrite);
        }

        @Override
        public void close() {}
    }
}
