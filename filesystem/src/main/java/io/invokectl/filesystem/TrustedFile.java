package io.invokectl.filesystem;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;

/**
 * Opens files in directories that other users may have prepared: regular files only, without following links or
 * truncating. A file must belong to this user, or to the owner of a directory that nobody else can write. The directory
 * may be a link.
 */
public final class TrustedFile {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int OTHERS_WRITE = 0022;

    private TrustedFile() {}

    /**
     * Opens a file for reading and writing, and creates it if it does not exist.
     *
     * @param attributes set if the file is created
     * @throws UntrustedFileException if another user may have created it
     */
    public static FileChannel open(Path file, FileAttribute<?>... attributes) throws IOException {
        try {
            return FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE), attributes);
        } catch (FileAlreadyExistsException found) {
            require(file);
            return FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
        }
    }

    /**
     * Opens a file for reading.
     *
     * @throws NoSuchFileException if it does not exist
     * @throws UntrustedFileException if another user may have created it
     */
    public static InputStream read(Path file) throws IOException {
        require(file);
        return Files.newInputStream(file, NOFOLLOW_LINKS);
    }

    /**
     * Checks a file, if it exists.
     *
     * @throws UntrustedFileException if another user may have created it
     */
    public static void require(Path file) throws IOException {
        try {
            int type = attribute(file, "mode") & TYPE;
            if (type != REGULAR) {
                throw new UntrustedFileException(file, type == LINK ? "is a symbolic link" : "is not a regular file");
            }
            requireOwner(file);
        } catch (NoSuchFileException absent) {
            // Nothing to check.
        }
    }

    /**
     * Checks who owns a file of any type, such as a link itself.
     *
     * @throws UntrustedFileException if another user may have created it
     */
    public static void requireOwner(Path file) throws IOException {
        int owner = attribute(file, "uid");
        if (isWritableOnlyBy(owner, file.resolveSibling("."))) {
            return;
        }
        if (owner != user()) {
            throw new UntrustedFileException(file, "belongs to another user");
        }
        if (attribute(file, "nlink") != 1) {
            throw new UntrustedFileException(file, "has a hard link that another user may have created");
        }
    }

    /** Whether this user owns a directory and nobody else can write to it. Follows links. */
    public static boolean isOwnFolder(Path folder) throws IOException {
        return isWritableOnlyBy(user(), folder);
    }

    private static boolean isWritableOnlyBy(int owner, Path folder) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(folder, "unix:mode,uid");
        return ((int) requireNonNull(attributes.get("mode")) & OTHERS_WRITE) == 0
                && (int) requireNonNull(attributes.get("uid")) == owner;
    }

    private static int attribute(Path file, String name) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + name, NOFOLLOW_LINKS);
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
