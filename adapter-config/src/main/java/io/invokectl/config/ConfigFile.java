package io.invokectl.config;

import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.filesystem.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds secrets: replaced atomically, and readable by its owner only. */
final class ConfigFile {
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private static final int MAX_BYTES = 1 << 20;

    private final Path path;

    ConfigFile(Path path) {
        this.path = path;
    }

    /**
     * Returns the content; empty if the file does not exist.
     *
     * @throws InvalidSettingException if it is not UTF-8 text or larger than 1 MiB
     */
    String read() {
        try {
            return Utf8.text(bytes());
        } catch (NoSuchFileException absent) {
            return "";
        } catch (InvalidValueException otherCharset) {
            throw new InvalidSettingException("config file " + path, "is not UTF-8 text");
        } catch (IOException cause) {
            throw failure("cannot be read", cause);
        }
    }

    private byte[] bytes() throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvalidSettingException("config file " + path, "is larger than 1 MiB");
            }
            return bytes;
        }
    }

    Privacy privacy() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(READABLE_BY_OTHERS::contains)
                    ? Privacy.OPEN
                    : Privacy.PRIVATE;
        } catch (NoSuchFileException absent) {
            return Privacy.ABSENT;
        } catch (IOException | UnsupportedOperationException unknown) {
            return Privacy.UNKNOWN;
        }
    }

    /** Replaces the content atomically: if this fails, the old content remains. */
    void write(String text) {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path folder = target.resolveSibling("");
            DurableFolder.create(folder, PosixFilePermissions.asFileAttribute(OWN_FOLDER));
            Path draft =
                    Files.createTempFile(folder, ".config-", ".yaml", PosixFilePermissions.asFileAttribute(OWN_FILE));
            try {
                Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException cause) {
            throw failure("cannot be written", cause);
        }
    }

    private LocalFileException failure(String what, IOException cause) {
        return new LocalFileException("config file " + path, what + ": " + FileFailure.reason(cause));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
