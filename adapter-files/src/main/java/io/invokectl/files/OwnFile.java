package io.invokectl.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import io.invokectl.domain.failure.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Opens files in folders that other users may have prepared: regular files only, without following links or truncating.
 * A file must belong to this user, or to the owner of a folder that nobody else can write. The folder may be a link.
 */
final class OwnFile {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int OTHERS_WRITE = 0022;

    private OwnFile() {}

    /**
     * Opens a file for reading and writing, and creates it if it does not exist.
     *
     * @throws LocalFileException if another user may have created it
     */
    static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, CREATE_NEW, READ, WRITE);
        } catch (FileAlreadyExistsException found) {
            require(file);
            return FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
        }
    }

    /**
     * Opens a file for reading.
     *
     * @throws NoSuchFileException if it does not exist
     * @throws LocalFileException if another user may have created it
     */
    static InputStream read(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file, NOFOLLOW_LINKS);
    }

    /**
     * Checks a file, if it exists.
     *
     * @throws LocalFileException if another user may have created it
     */
    static void require(Path file) throws IOException {
        Map<String, Object> found;
        try {
            found = Files.readAttributes(file, "unix:mode,uid,nlink", NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return;
        }
        int type = number(found, "mode") & TYPE;
        if (type != REGULAR) {
            throw rejected(file, type == LINK ? "is a symbolic link" : "is not a regular file");
        }
        Map<String, Object> folder = Files.readAttributes(file.resolveSibling("."), "unix:mode,uid");
        boolean othersWrite = (number(folder, "mode") & OTHERS_WRITE) != 0;
        int owner = number(found, "uid");
        if (!othersWrite && owner == number(folder, "uid")) {
            return;
        }
        if (owner != user()) {
            throw rejected(file, "belongs to another user");
        }
        if (number(found, "nlink") != 1) {
            throw rejected(file, "has a hard link that another user may have created");
        }
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (int) requireNonNull(attributes.get(name));
    }

    private static LocalFileException rejected(Path file, String problem) {
        return new LocalFileException(
                file.toString(), problem + "; remove it, or use a folder that only you can write to");
    }

    /** The effective user ID: from /proc, or else the owner of a file created for the purpose. */
    private static int user() throws IOException {
        Path process = Path.of("/proc/self");
        if (Files.exists(process)) {
            return (int) Files.getAttribute(process, "unix:uid");
        }
        Path probe = Files.createTempFile("invokectl-", null);
        try {
            return (int) Files.getAttribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }
}
