package io.invokectl.client;

import dagger.Component;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Opens ledgers, for programs that use one without a client or put another {@link Ledger} in front of it. A location is
 * the path of a file, or a URI whose scheme selects the kind of ledger; the only scheme is {@code file}. Thread-safe.
 */
public final class Ledgers {
    private final Map<String, LedgerFactory> factories;

    @Inject
    Ledgers(Map<String, LedgerFactory> factories) {
        this.factories = factories;
    }

    @Component(modules = LedgerModule.class)
    interface LedgerComponent {
        Ledgers ledgers();
    }

    /** Creates an opener for every kind of ledger. */
    public static Ledgers create() {
        return DaggerLedgers_LedgerComponent.create().ledgers();
    }

    /**
     * Opens a ledger, and creates it if it does not exist. The caller closes it.
     *
     * @param location where it is
     * @param stateFolder a directory that speeds up the next opening; the native database library is unpacked into it
     * @param listener notified when another process blocks the ledger
     * @throws LedgerException if it cannot be used
     */
    public Ledger open(String location, Optional<Path> stateFolder, ProgressListener listener) {
        var parsed = Location.parse(location);
        return factory(parsed).open(parsed, stateFolder, listener);
    }

    /**
     * Opens an existing ledger. The caller closes it.
     *
     * @param location as with {@link #open}
     * @param stateFolder as with {@link #open}
     * @param listener as with {@link #open}
     * @throws LedgerException if it does not exist or cannot be used
     */
    public Ledger openExisting(String location, Optional<Path> stateFolder, ProgressListener listener) {
        if (!exists(location)) {
            throw new LedgerException(Kind.NO_PLACE, location, "does not exist");
        }
        return open(location, stateFolder, listener);
    }

    /**
     * Returns whether there is a ledger.
     *
     * @throws LedgerException if the location is invalid
     */
    public boolean exists(String location) {
        var parsed = Location.parse(location);
        return factory(parsed).exists(parsed);
    }

    /**
     * Returns the location of the user's own ledger.
     *
     * @param stateFolder the user's state directory
     * @throws LedgerException if the user has none
     */
    public static String userLocation(Optional<Path> stateFolder) {
        return stateFolder
                .map(folder -> folder.resolve("ledger.db").toString())
                .orElseThrow(() -> new LedgerException(
                        Kind.NO_PLACE, "ledger.db", "has no location: neither HOME nor XDG_STATE_HOME is set"));
    }

    private LedgerFactory factory(Location location) {
        return location.select("ledger", factories);
    }
}
