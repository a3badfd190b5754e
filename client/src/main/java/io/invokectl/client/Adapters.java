package io.invokectl.client;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Map;
import java.util.TreeSet;
import javax.inject.Provider;

/**
 * Adapters by the URI scheme that selects them. Those that a program contributes replace built-in ones. Immutable.
 *
 * @param usage what a value without a known scheme could be instead, for the message
 */
record Adapters<T>(String usage, Map<String, Provider<T>> builtIn, Map<String, T> contributed) {

    /**
     * Returns the adapter for a scheme.
     *
     * @param what the address or location, for the message
     * @throws InvalidValueException if there is none; the message names the known schemes
     */
    T select(String scheme, String what) {
        T adapter = contributed.get(scheme);
        if (adapter != null) {
            return adapter;
        }
        Provider<T> known = builtIn.get(scheme);
        if (known == null) {
            var schemes = new TreeSet<>(builtIn.keySet());
            schemes.addAll(contributed.keySet());
            throw new InvalidValueException(
                    "unknown scheme \"" + scheme + "\" in the " + what + ": " + usage + String.join(", ", schemes));
        }
        return known.get();
    }
}
