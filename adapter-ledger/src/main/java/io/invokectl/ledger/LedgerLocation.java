package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a ledger lies.
 *
 * @param name the place as the user knows it
 * @param file the file itself, links followed: the files beside it lie where SQLite puts its own
 */
record LedgerLocation(String name, Path file) {
    private static final List<String> FILES = List.of("", "-journal", "-wal", "-shm", "-rescue", "-processes");

    /**
     * Looks at a place, and makes the file there if there is none. A link to the ledger is followed if it is this user's.
     *
     * @throws LedgerException of the kind {@code TROUBLE} if somebody else may have put a file there
     * @throws LedgerException of the kind {@code NO_PLACE} if there is no ledger and none can be made, or the file
     *     system is another machine's
     */
    static LedgerLocation at(Path wanted) {
        Path file = wanted.toAbsolutePath().normalize();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LedgerException(Kind.NO_PLACE, wanted.toString(), "is no file");
        }
        try {
            refuseNetwork(wanted, file);
            if (!Files.exists(file)) {
                make(file);
            }
            OwnerOnlyFile.requireOwner(file);
            var place = new LedgerLocation(wanted.toString(), file.toRealPath());
            for (String ending : FILES) {
                OwnerOnlyFile.require(place.beside(ending));
            }
            return place;
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.NO_PLACE, wanted, "cannot be made", failure);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            OwnerOnlyFile.createFolder(folder);
        }
        OwnerOnlyFile.create(file);
    }

    private static void refuseNetwork(Path wanted, Path file) throws IOException {
        Path there = file;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        var type = new FileSystemType(Files.getFileStore(there).type());
        if (type.isNetwork()) {
            throw new LedgerException(
                    Kind.NO_PLACE, wanted.toString(), "lies on a network file system (" + type.name() + ")");
        }
    }

    /** A file of the ledger's beside it. */
    Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Takes the ledger's files from all but their owner. */
    void tighten() {
        for (String ending : FILES) {
            try {
                OwnerOnlyFile.tighten(beside(ending));
            } catch (IOException failure) {
                throw LedgerFileErrors.of(Kind.TROUBLE, beside(ending), "cannot be used", failure);
            }
        }
    }

    LedgerException trouble(String problem) {
        return new LedgerException(Kind.TROUBLE, name, problem);
    }
}
