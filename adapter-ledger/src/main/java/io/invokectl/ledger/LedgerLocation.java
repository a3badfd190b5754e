package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The location of a ledger.
 *
 * @param name the path as the user wrote it
 * @param file the path with links resolved, next to which SQLite creates its own files
 */
record LedgerLocation(String name, Path file) {
    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal", "-shm", "-rescue", "-processes");

    /**
     * Checks a location, and creates an empty file if there is none. Follows a link to the ledger if the user owns the link.
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
            if (!Files.exists(file)) {
                create(file);
            }
            OwnerOnlyFile.requireOwner(file);
            var location = new LedgerLocation(path.toString(), file.toRealPath());
            for (String suffix : SUFFIXES) {
                OwnerOnlyFile.require(location.sibling(suffix));
            }
            return location;
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.NO_PLACE, path, "cannot be created", failure);
        }
    }

    private static void create(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            OwnerOnlyFile.createDirectories(directory);
        }
        OwnerOnlyFile.create(file);
    }

    private static void requireLocalFileSystem(Path path, Path file) throws IOException {
        Path existing = file;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        var type = new FileSystemType(Files.getFileStore(existing).type());
        if (type.isNetwork()) {
            throw new LedgerException(
                    Kind.NO_PLACE, path.toString(), "is on a network file system (" + type.name() + ")");
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
                OwnerOnlyFile.restrictPermissions(sibling(suffix));
            } catch (IOException failure) {
                throw LedgerFileErrors.of(Kind.TROUBLE, sibling(suffix), "cannot be used", failure);
            }
        }
    }

    LedgerException error(String problem) {
        return new LedgerException(Kind.TROUBLE, name, problem);
    }
}
