package io.invokectl.ledger;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates and opens files that only their owner can read, without following links. An existing file must be a regular file
 * of this user, or of the owner of a directory that no other user can write to. The directory may itself be a link.
 */
final class OwnerOnlyFile {
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnlyFile() {}

    /**
     * Opens a file for reading and writing, creating it if it is missing.
     *
     * @throws LedgerException if another user may have created it
     */
    static FileChannel open(Path file) throws IOException {
        create(file);
        require(file);
        return FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
    }

    /** Creates a file if it is missing. Does not check an existing file. */
    static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException existing) {
            // Checked by the caller.
        }
    }

    /**
     * Checks the type and the owner of a file; a missing file passes.
     *
     * @throws LedgerException if another user may have created it
     */
    static void require(Path file) throws IOException {
        try {
            int type = number(file, "mode") & TYPE_MASK;
            if (type != REGULAR) {
                throw rejected(file, type == LINK ? "is a symbolic link" : "is not a regular file");
            }
            requireOwner(file);
        } catch (NoSuchFileException missing) {
            // Nothing to check.
        }
    }

    /**
     * Checks the owner of a file or link.
     *
     * @throws LedgerException if another user may have created it
     */
    static void requireOwner(Path file) throws IOException {
        int owner = number(file, "uid");
        if (new OwnerOnlyDirectory(file.resolveSibling(".")).isWritableOnlyBy(owner)) {
            return;
        }
        if (owner != OwnerOnlyDirectory.currentUser()) {
            throw rejected(file, "belongs to another user");
        }
        if (number(file, "nlink") != 1) {
            throw rejected(file, "has another hard link that may belong to another user");
        }
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + attribute, NOFOLLOW_LINKS);
    }

    private static LedgerException rejected(Path file, String problem) {
        return new LedgerException(
                Kind.TROUBLE,
                file.toString(),
                problem + "; remove it, or use a ledger in a directory that only you can write to");
    }

    /** Removes the permissions of the group and of others. Ignores a missing file and a file of another user. */
    static void restrictPermissions(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (permissions.retainAll(OWNER_ONLY)) {
                view.setPermissions(permissions);
            }
        } catch (FileSystemException missingOrForeign) {
            // Only the owner can change the permissions.
        }
    }

    /** Creates a directory and its parents, and syncs each new entry to disk. */
    static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, DIRECTORY);
        } catch (FileAlreadyExistsException existing) {
            if (!Files.isDirectory(directory)) {
                throw existing;
            }
        }
        if (parent != null) {
            sync(parent);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }
}
