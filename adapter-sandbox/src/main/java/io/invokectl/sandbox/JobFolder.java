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
 * The folder in which the jobs lie, a file each, for their owner's eyes only. Several processes may use it at once. A
 * file is written once, in one go, and never changed.
 */
final class JobFolder {
    /** Only what the sandbox itself makes up names a file, so no id from outside ever leads anywhere else. */
    private static final Pattern ID = Pattern.compile("sbx_[0-9a-f]{16}");

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER = permissions("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE = permissions("rw-------");

    private final Path folder;

    JobFolder(Path state) {
        this.folder = state.resolve("jobs");
    }

    /**
     * Keeps a job, unless its id is taken.
     *
     * @return whether it was kept
     * @throws LocalFileException if it cannot be written
     */
    boolean keep(Job job, Optional<Long> sandboxSeed) {
        Path file = file(job.id());
        Path draft = folder.resolve(job.id() + ".new");
        try {
            Files.createDirectories(folder, OWNERS_FOLDER);
            if (!claim(draft)) {
                return false;
            }
            if (isTaken(job.id())) {
                Files.delete(draft);
                return false;
            }
            String text = JsonText.indented(JobDocument.of(job, sandboxSeed)) + "\n";
            Files.write(draft, text.getBytes(UTF_8), StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException trouble) {
            throw new LocalFileException(file.toString(), "cannot be written: " + reason(trouble));
        }
    }

    /** Whether there is a job of an id that the sandbox made up. */
    boolean isTaken(String id) {
        return Files.exists(file(id));
    }

    /** Whoever makes the draft owns the id: it goes away only when the file is there. */
    private static boolean claim(Path draft) throws IOException {
        try {
            Files.createFile(draft, OWNERS_FILE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /**
     * The job of an id, which may be any text.
     *
     * @throws LocalFileException if its file cannot be read or is damaged
     */
    Optional<Job> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path file = file(id);
        try {
            return Optional.of(JobDocument.read(JsonText.parse(Files.readAllBytes(file))));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (InvalidJsonException damaged) {
            throw damaged(file, damaged.problem());
        } catch (InvalidValueException damaged) {
            throw damaged(file, damaged.problem());
        } catch (IOException trouble) {
            throw new LocalFileException(file.toString(), "cannot be read: " + reason(trouble));
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private static LocalFileException damaged(Path file, String problem) {
        return new LocalFileException(file.toString(), "is not a job of the sandbox: " + problem);
    }

    private static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "a file stands where a folder should be";
        }
        return trouble instanceof FileSystemException named
                ? Optional.ofNullable(named.getReason()).orElse("the file system refuses")
                : String.valueOf(trouble.getMessage());
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
