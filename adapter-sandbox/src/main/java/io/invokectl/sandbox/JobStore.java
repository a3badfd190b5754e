package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stores each job as a file that only its owner can read. Several processes may share a directory. A file is written
 * once, atomically, and never changed.
 */
final class JobStore {
    /** The message for an ID that no job has. */
    static final String UNKNOWN_ID = "the sandbox has no job with this ID";

    /** Only IDs of this form name files, so that no ID from outside leads out of the directory. */
    private static final Pattern ID = Pattern.compile("sbx_[0-9a-f]{16}");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY = permissions("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = permissions("rw-------");

    private final Path directory;

    JobStore(Path state) {
        this.directory = state.resolve("jobs");
    }

    /**
     * Stores a job unless its ID is taken.
     *
     * @return whether it was stored
     * @throws LocalFileException if it cannot be written
     */
    boolean add(SandboxJob job, Optional<Long> sandboxSeed) {
        Path file = file(job.id());
        Path draft = directory.resolve(job.id() + ".new");
        try {
            Files.createDirectories(directory, OWNER_DIRECTORY);
            if (!claim(draft)) {
                return false;
            }
            if (Files.exists(file)) {
                Files.delete(draft);
                return false;
            }
            String text = JsonText.indented(JobRecord.of(job, sandboxSeed)) + "\n";
            Files.write(draft, text.getBytes(UTF_8), StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException failure) {
            throw new LocalFileException(file.toString(), "cannot be written: " + reason(failure));
        }
    }

    /** Creating the draft reserves the ID; the draft disappears only when the file exists. */
    private static boolean claim(Path draft) throws IOException {
        try {
            Files.createFile(draft, OWNER_FILE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /**
     * Finds a job.
     *
     * @param id any text
     * @throws LocalFileException if its file cannot be read or is damaged
     */
    Optional<SandboxJob> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path file = file(id);
        try {
            return Optional.of(JobRecord.read(JsonText.parse(Files.readAllBytes(file))));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (InvalidJsonException damaged) {
            throw damaged(file, damaged.problem());
        } catch (InvalidValueException damaged) {
            throw damaged(file, damaged.problem());
        } catch (IOException failure) {
            throw new LocalFileException(file.toString(), "cannot be read: " + reason(failure));
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ".json");
    }

    private static LocalFileException damaged(Path file, String problem) {
        return new LocalFileException(file.toString(), "is not a sandbox job: " + problem);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "not a directory";
        }
        return failure instanceof FileSystemException named
                ? Optional.ofNullable(named.getReason()).orElse("file system error")
                : String.valueOf(failure.getMessage());
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
