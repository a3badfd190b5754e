package io.invokectl.ledger;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.filesystem.DurableFolder;
import io.invokectl.filesystem.FileFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Writes a complete copy of a ledger into one file, which only its owner can read. */
final class LedgerCopy {
    private LedgerCopy() {}

    /**
     * Writes a copy, as of the moment at which this method is called.
     *
     * @throws LocalFileException if the file exists or cannot be written
     */
    static void write(Database database, Path target) {
        Path file = target.toAbsolutePath();
        try {
            Files.createFile(file, asFileAttribute(fromString("rw-------")));
            boolean complete = false;
            try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
                database.working("copying the ledger", sql -> sql.update("VACUUM INTO ?", file));
                channel.force(true);
                DurableFolder.force(file.resolveSibling("."));
                complete = true;
            } finally {
                if (!complete) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new LocalFileException(target.toString(), "cannot be written: " + FileFailure.reason(failure));
        }
    }
}
