package io.invokectl.files;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A directory for result files, created with the first file. A file gets its name once it is complete and on disk, and
 * replaces another file only if overwriting is allowed. Thread-safe.
 */
public final class ResultDirectory implements Results {
    private static final String PART = ".invokectl-";
    private static final String PART_END = ".part";

    /** An active download receives data more often than this. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path folder;
    private final Set<String> own = new HashSet<>();
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
                        removeAbandoned(part);
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

    /** Removes drafts of crashed processes; the new file gives the current time of the file system. */
    private void removeAbandoned(Path fresh) throws IOException {
        Instant now = Files.getLastModifiedTime(fresh).toInstant();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*" + PART_END)) {
            for (Path part : parts) {
                Instant touched = Files.getLastModifiedTime(part, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (touched.plus(ABANDONED_AFTER).isBefore(now)) {
                    Files.deleteIfExists(part);
                }
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

    private static StoredFile stored(Path target, long bytes, String sha256) {
        return new StoredFile(
                target.toString(), target.toAbsolutePath().normalize().toString(), bytes, sha256);
    }

    /** Gives a complete draft its name. */
    synchronized StoredFile name(FileDraft draft, String name, boolean overwrite) {
        Path target = target(name);
        try {
            if (own.contains(name) && Files.exists(target) && !draft.isEqualTo(target)) {
                throw new LocalFileException(
                        target.toString(),
                        "two files of this run have this name; use {n} and {id} in the file name template");
            }
            if (overwrite) {
                draft.moveTo(target);
            } else if (!draft.linkTo(target) && !draft.isEqualTo(target)) {
                throw LocalFileException.conflict(target.toString());
            }
            own.add(name);
            return stored(target, draft.bytes(), draft.sha256());
        } catch (IOException failure) {
            throw FileErrors.of(target, "cannot be written", failure);
        }
    }
}
