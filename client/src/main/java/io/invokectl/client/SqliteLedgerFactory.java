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
import javax.inject.Inject;

/** Opens SQLite files. */
final class SqliteLedgerFactory implements LedgerFactory {

    @Inject
    SqliteLedgerFactory() {}

    @Override
    public boolean exists(String location) {
        return Files.exists(pathOf(location));
    }

    @Override
    public Ledger open(String location, Optional<Path> state, ProgressListener listener) {
        return SqliteLedger.in(pathOf(location), state.map(folder -> folder.resolve("native")), listener);
    }

    private static Path pathOf(String location) {
        try {
            return Path.of(Location.pathOf(location));
        } catch (InvalidPathException unusable) {
            throw new LedgerException(Kind.NO_PLACE, location, "is not a path: " + unusable.getReason());
        }
    }
}
