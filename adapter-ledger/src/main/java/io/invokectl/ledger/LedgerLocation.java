package io.invokectl.ledger;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.filesystem.FileFailure;
import io.invokectl.filesystem.TrustedFile;
import io.invokectl.filesystem.UntrustedFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The location of a ledger.
 *
 * @param name the path as the user wrote it
 * @param file the path with links resolved, next to which SQLite creates its own files
 */
record LedgerLocation(String name, Path file) {
    private static final List<String> SUFFIXES =
            List.of("", "-journal", "-wal", "-shm", "-rescue", "-processes", "-mark");
    private static final Set<PosixFilePermission> OWNER_ONLY = fromString("rw-------");

    /** Prefixes of the operating system's names for network file systems, where SQLite's shared memory does not work. */
    private static final String[] NETWORK =
            "nfs cifs smb 9p afs afp ceph lustre gpfs beegfs glusterfs ncp coda davfs webdav pvfs orangefs vboxsf prl_fs"
                    .split(" ");

    /** Parts of the names of network file systems in user space. */
    private static final String[] NETWORK_FUSE = "sshfs s3fs rclone gcsfuse goofys curlftpfs vmhgfs".split(" ");

    /**
     * Checks a location, and creates an empty file if there is none. Only its directory may be a link.
     *
     * @throws LedgerException of the kind {@code TROUBLE} if another user may have planted one of the files
     * @throws LedgerException of the kind {@code NO_PLACE} if the file cannot be created, or is on a network file system
     */
    static LedgerLocation at(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LedgerException(Kind.NO_PLACE, path.toString(), "is not a regular file");
        }
        try {
            requireLocalFileSystem(path, file);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                create(file);
            }
            TrustedFile.require(file);
            var location = new LedgerLocation(path.toString(), file.toRealPath());
            for (String suffix : SUFFIXES) {
                TrustedFile.require(location.sibling(suffix));
            }
            return location;
        } catch (UntrustedFileException planted) {
            throw error(path, "cannot be used", planted);
        } catch (IOException failure) {
            throw new LedgerException(
                    Kind.NO_PLACE, path.toString(), "cannot be created: " + FileFailure.reason(failure));
        }
    }

    private static void create(Path file) throws IOException {
        DurableFolder.create(file.resolveSibling(""), asFileAttribute(fromString("rwx------")));
        open(file).close();
    }

    /** Opens a file that belongs to the ledger, creating it if it is missing. Only its owner can read it. */
    static FileChannel open(Path file) throws IOException {
        return TrustedFile.open(file, asFileAttribute(OWNER_ONLY));
    }

    private static void requireLocalFileSystem(Path path, Path file) throws IOException {
        Path existing = file;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        String type = Files.getFileStore(existing).type();
        if (isNetwork(type)) {
            throw new LedgerException(Kind.NO_PLACE, path.toString(), "is on a network file system (" + type + ")");
        }
    }

    static boolean isNetwork(String fileSystem) {
        String type = fileSystem.toLowerCase(Locale.ROOT);
        String inner = type.substring(type.indexOf('.') + 1);
        return Stream.of(NETWORK).anyMatch(inner::startsWith)
                || (type.contains("fuse") && Stream.of(NETWORK_FUSE).anyMatch(type::contains));
    }

    /** Returns what identifies the file on disk; empty if there is none. */
    Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Returns the path of a file that belongs to the ledger. */
    Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Removes the permissions of the group and of others from the ledger's files. */
    void restrictPermissions() {
        for (String suffix : SUFFIXES) {
            try {
                restrictPermissions(sibling(suffix));
            } catch (IOException failure) {
                throw error(sibling(suffix), "cannot be used", failure);
            }
        }
    }

    private static void restrictPermissions(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (permissions.retainAll(OWNER_ONLY)) {
                view.setPermissions(permissions);
            }
        } catch (FileSystemException missingOrForeign) {
            // Only the owner can change the permissions.
        }
    }

    LedgerException error(String problem) {
        return new LedgerException(Kind.TROUBLE, name, problem);
    }

    /** The failure to use a file that belongs to a ledger. */
    static LedgerException error(Path file, String problem, IOException failure) {
        String reason = FileFailure.reason(failure);
        return new LedgerException(
                Kind.TROUBLE,
                failure instanceof UntrustedFileException planted ? planted.getFile() : file.toString(),
                failure instanceof UntrustedFileException ? reason : problem + ": " + reason);
    }
}
