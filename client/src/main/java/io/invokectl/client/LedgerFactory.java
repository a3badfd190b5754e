package io.invokectl.client;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.value.InvalidValueException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens the ledgers of a URI scheme. Every method throws {@link InvalidValueException} if a location is malformed.
 * Implementations are thread-safe.
 */
public interface LedgerFactory {

    /**
     * Returns whether there is a ledger.
     *
     * @param location a URI with the scheme that this factory was registered for
     */
    boolean exists(String location);

    /**
     * Opens a ledger, and creates it if it does not exist. The caller closes it.
     *
     * @param location as with {@link #exists}
     * @param state the state directory, for what a driver caches
     * @param listener notified when another process blocks the ledger
     * @throws LedgerException if the ledger cannot be used
     */
    Ledger open(String location, Optional<Path> state, ProgressListener listener);
}
