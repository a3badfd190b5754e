package io.invokectl.client;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the ledgers of a URI scheme. */
interface LedgerFactory {

    /**
     * Returns whether there is a ledger.
     *
     * @throws LedgerException if the location is invalid
     */
    boolean exists(Location location);

    /**
     * Opens a ledger, and creates it if it does not exist.
     *
     * @param state the state directory, for what a driver caches
     * @throws LedgerException if the ledger cannot be used
     */
    Ledger open(Location location, Optional<Path> state, ProgressListener listener);
}
