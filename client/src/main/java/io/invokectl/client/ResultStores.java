package io.invokectl.client;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;
import javax.inject.Provider;

/**
 * Opens result stores. A location is the path of a directory, or a URI whose scheme selects the kind of store; the only
 * built-in scheme is {@code file}. Thread-safe.
 */
public final class ResultStores {
    private final Adapters<Function<String, ResultStore>> stores;

    @Inject
    ResultStores(Map<String, Provider<Function<String, ResultStore>>> builtIn, Optional<ClientOptions> options) {
        stores = new Adapters<>(
                Location.USAGE,
                builtIn,
                options.map(ClientOptions::resultStores).orElse(Map.of()));
    }

    /** Creates an opener for the built-in kinds of stores. */
    public static ResultStores create() {
        return DaggerLocationComponent.create().resultStores();
    }

    /**
     * Opens a result store. Nothing is read or created yet.
     *
     * @throws InvalidValueException if the scheme is unknown or the location is malformed
     */
    public ResultStore open(String location) {
        return stores.select(Location.schemeOf(location), "location \"" + location + "\"")
                .apply(location);
    }
}
