package io.invokectl.files;

import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.filesystem.TrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of a batch directory that holds one word. */
record WordFile(Path folder, String name) {
    private static final int MAX_BYTES = 64;

    /**
     * The first 64 bytes, stripped; empty if the file does not exist.
     *
     * @throws LocalFileException if it cannot be read
     */
    Optional<String> read() {
        Path file = folder.resolve(name);
        try (InputStream content = TrustedFile.read(file)) {
            return Optional.of(new String(content.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw FileErrors.of(file, "cannot be read", failure);
        }
    }

    /** Replaces the content atomically. */
    void write(String word) {
        byte[] content = (word + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Results.Draft draft = new ResultDirectory(folder.toString()).draft()) {
            draft.accept(content, 0, content.length);
            draft.save(name, true);
        }
    }
}
