package io.invokectl.client;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.ledger.SqliteLedger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the file that remembers what was bought. */
public final class LedgerFile {
    private LedgerFile() {}

    /**
     * The ledger of a user, made if there is none.
     *
     * @param path the file, where one was named; else it is {@code ledger.db} in the state folder
     * @param state the state folder, where there is one; what is needed at each start is kept there too
     * @param listener is told when other programs are waited for
     * @return a ledger, to be closed by the caller
     * @throws LedgerException if there is no place for it, or it is there and cannot be used
     */
    public static Ledger open(Optional<String> path, Optional<Path> state, ProgressListener listener) {
        return SqliteLedger.in(place(path, state), state.map(folder -> folder.resolve("native")), listener);
    }

    /**
     * Where the ledger of a user lies, or would.
     *
     * @param path as with {@link #open}
     * @param state as with {@link #open}
     * @throws LedgerException if there is no place for it
     */
    public static Path place(Optional<String> path, Optional<Path> state) {
        return path.map(LedgerFile::pathOf)
                .or(() -> state.map(folder -> folder.resolve("ledger.db")))
                .orElseThrow(() -> new LedgerException(
                        Kind.NO_PLACE, "ledger.db", "has no place: neither HOME nor XDG_STATE_HOME is set"));
    }

    /**
     * A ledger that is there.
     *
     * @param path the file
     * @param state as with {@link #open}
     * @param listener as with {@link #open}
     * @return a ledger, to be closed by the caller
     * @throws LedgerException if there is none, or it cannot be used
     */
    public static Ledger find(String path, Optional<Path> state, ProgressListener listener) {
        if (!Files.exists(pathOf(path))) {
            throw new LedgerException(Kind.NO_PLACE, path, "there is no ledger");
        }
        return open(Optional.of(path), state, listener);
    }

    private static Path pathOf(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unusable) {
            throw new LedgerException(Kind.NO_PLACE, text, "is not a path: " + unusable.getReason());
        }
    }
}
