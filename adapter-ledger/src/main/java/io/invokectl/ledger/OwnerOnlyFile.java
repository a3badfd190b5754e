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
 * Creates and opens files that only their owner can read, without following a link. One that exists must be a regular file
 * of this user, or of the owner of a folder that nobody else can write. The folder may itself be a link.
 */
final class OwnerOnlyFile {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnlyFile() {}

    /**
     * Opens a file for reading and writing, and creates it if there is none.
     *
     * @throws LedgerException if somebody else may have put it there
     */
    static FileChannel open(Path file) throws IOException {
        create(file);
        require(file);
        return FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
    }

    /** Creates a file if there is none. */
    static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
        } catch (FileAlreadyExistsException there) {
            // It is checked when it is opened.
        }
    }

    /**
     * Checks a file by its name; passes if there is none.
     *
     * @throws LedgerException if somebody else may have put it there
     */
    static void require(Path file) throws IOException {
        try {
            int type = number(file, "mode") & TYPE;
            if (type != REGULAR) {
                throw rejected(file, type == LINK ? "is a symbolic link" : "is not a regular file");
            }
            requireOwner(file);
        } catch (NoSuchFileException none) {
            // Nobody has put anything there.
        }
    }

    /**
     * Checks whose a file or link is.
     *
     * @throws LedgerException if somebody else may have put it there
     */
    static void requireOwner(Path file) throws IOException {
        int owner = number(file, "uid");
        if (new OwnerOnlyDirectory(file.resolveSibling(".")).isOnlyOf(owner)) {
            return;
        }
        if (owner != OwnerOnlyDirectory.user()) {
            throw rejected(file, "belongs to another user");
        }
        if (number(file, "nlink") != 1) {
            throw rejected(file, "has a second name (hard link) that others may have made");
        }
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + attribute, NOFOLLOW_LINKS);
    }

    private static LedgerException rejected(Path file, String problem) {
        return new LedgerException(
                Kind.TROUBLE,
                file.toString(),
                problem + "; remove it, or use a ledger in a folder that only you can write to");
    }

    /** Takes from all but the owner what they may do with a file, if it is there and this user's. */
    static void tighten(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        try {
            Set<PosixFilePermission> allowed = view.readAttributes().permissions();
            if (allowed.retainAll(OWNERS)) {
                view.setPermissions(allowed);
            }
        } catch (FileSystemException absentOrAnothers) {
            // Who may read it is for its owner to say.
        }
    }

    /** Makes a folder and those above it, and has each known to the disk. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createFolder(parent);
        }
        try {
            Files.createDirectory(folder, FOLDER);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder)) {
                throw there;
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }
}
