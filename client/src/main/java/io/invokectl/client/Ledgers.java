package io.invokectl.client;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.value.InvalidValueException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;

/**
 * Opens ledgers, for programs that use one without a client or put another {@link Ledger} in front of it. A location is
 * the path of a file, or a URI whose scheme selects the kind of ledger; the only built-in scheme is {@code file}.
 * Every method with a location throws {@link InvalidValueException} if its scheme is unknown or it is malformed.
 * Thread-safe.
 */
public final class Ledgers {
    private final Adapters<LedgerFactory> factories;

    @Inject
    Ledgers(Map<String, Provider<LedgerFactory>> builtIn, Optional<ClientOptions> options) {
        factories = new Adapters<>(
                Location.USAGE, builtIn, options.map(ClientOptions::ledgers).orElse(Map.of()));
    }

    /** Creates an opener for the built-in kinds of ledgers. */
    public static Ledgers create() {
        return DaggerLocationComponent.create().ledgers();
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
        return factory(location).open(location, stateFolder, listener);
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
     * @throws LedgerException if the location is not a path
     */
    public boolean exists(String location) {
        return factory(location).exists(location);
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

    private LedgerFactory factory(String location) {
        return factories.select(Location.schemeOf(location), "location \"" + location + "\"");
    }
}
