package io.invokectl.files;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A directory for result files, created with the first file. A file gets its name once it is complete and on disk, and
 * replaces another file only if overwriting is allowed. Thread-safe.
 */
public final class ResultDirectory implements Results {
    private static final String PART = ".invokectl-";
    private static final String PART_END = ".part";

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<String, String> own = new HashMap<>();
    private int drafts;

    /**
     * The directory at a path; it need not exist.
     *
     * @throws LocalFileException if the path is invalid
     */
    public ResultDirectory(String path) {
        this.folder = FileErrors.path(requireNonNull(path, "path"));
    }

    @Override
    public synchronized Draft draft() {
        try {
            DurableFolder.create(folder);
            boolean first = drafts == 0;
            while (true) {
                drafts++;
                Path part = folder.resolve(PART + drafts + PART_END);
                try {
                    var draft = new FileDraft(part, this);
                    if (first) {
                        removeAbandoned();
                    }
                    return draft;
                } catch (FileAlreadyExistsException taken) {
                    // By another process, running or crashed: try the next number.
                }
            }
        } catch (IOException failure) {
            throw FileErrors.of(folder, "cannot be written to", failure);
        }
    }

    private void removeAbandoned() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*" + PART_END)) {
            for (Path part : parts) {
                FileDraft.removeIfAbandoned(part);
            }
        } catch (NoSuchFileException finished) {
            // By another process in the meantime: a later run removes the rest.
        }
    }

    @Override
    public StoredFile save(String name, JsonValue document, boolean overwrite) {
        byte[] content = (JsonText.indented(document) + "\n").getBytes(StandardCharsets.UTF_8);
        try (Draft draft = draft()) {
            draft.accept(content, 0, content.length);
            return draft.save(name, overwrite);
        }
    }

    private Path target(String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException unusable) {
            throw new LocalFileException(name, "is not a file name: " + unusable.getReason());
        }
    }

    @Override
    public Optional<StoredFile> find(String place) {
        Path target = target(place);
        try {
            return Files.isRegularFile(target)
                    ? Optional.of(stored(target, Files.size(target), Sha256.of(target)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void read(String place, Draft draft) {
        Path target = target(place);
        try (InputStream content = Files.newInputStream(target)) {
            byte[] buffer = new byte[BUFFER];
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                draft.accept(buffer, 0, length);
            }
        } catch (IOException failure) {
            throw FileErrors.of(target, "cannot be read", failure);
        }
    }

    private static StoredFile stored(Path target, long bytes, String sha256) {
        return new StoredFile(
                target.toString(), target.toAbsolutePath().normalize().toString(), bytes, sha256);
    }

    /** Gives a complete draft its name. */
    synchronized StoredFile name(FileDraft draft, String name, boolean overwrite) {
        Path target = target(name);
        try {
            String earlier = own.get(Results.folded(name));
            boolean isTaken =
                    earlier != null && (!earlier.equals(name) || (Files.exists(target) && !draft.isEqualTo(target)));
            if (isTaken) {
                throw new LocalFileException(
                        target.toString(),
                        "two files of this run have this name; use {n} and {id} in the file name template");
            }
            if (overwrite) {
                draft.moveTo(target);
            } else if (!draft.linkTo(target) && !draft.isEqualTo(target)) {
                throw LocalFileException.conflict(target.toString());
            }
            own.put(Results.folded(name), name);
            return stored(target, draft.bytes(), draft.sha256());
        } catch (IOException failure) {
            throw FileErrors.of(target, "cannot be written", failure);
        }
    }
}
