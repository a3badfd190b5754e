package io.invokectl.config;

import io.invokectl.application.port.SavedSettings.Privacy;
import io.invokectl.domain.failure.InvalidSettingException;
import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds secrets: it changes all at once or not at all, and is for its owner's eyes. */
final class ConfigFile {
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Path path;

    ConfigFile(Path path) {
        this.path = path;
    }

    /** The content; empty where there is no file. */
    String read() {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException none) {
            return "";
        } catch (CharacterCodingException otherCharset) {
            throw new InvalidSettingException("config file " + path, "is not UTF-8 text");
        } catch (IOException failure) {
            throw trouble("cannot be read", failure);
        }
    }

    /** Who can read it. */
    Privacy privacy() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(READABLE_BY_OTHERS::contains)
                    ? Privacy.OPEN
                    : Privacy.PRIVATE;
        } catch (NoSuchFileException none) {
            return Privacy.ABSENT;
        } catch (IOException | UnsupportedOperationException unknown) {
            return Privacy.UNKNOWN;
        }
    }

    /** Replaces the content. Where that fails, the old content is untouched. */
    void write(String text) {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path folder = target.getParent();
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN_FOLDER));
            Path draft =
                    Files.createTempFile(folder, ".config-", ".yaml", PosixFilePermissions.asFileAttribute(OWN_FILE));
            try {
                writeThrough(draft, text);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException failure) {
            throw trouble("cannot be written", failure);
        }
    }

    private static void writeThrough(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    private LocalFileException trouble(String what, IOException failure) {
        String why = failure instanceof AccessDeniedException
                ? "permission denied"
                : failure instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason()
                        : String.valueOf(failure.getMessage());
        return new LocalFileException("config file " + path, what + ": " + why);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
