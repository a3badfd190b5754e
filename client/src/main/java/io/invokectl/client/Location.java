package io.invokectl.client;

import io.invokectl.domain.value.InvalidValueException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Location of a ledger or of results: a URI such as {@code postgresql://host/name}, or the path of a file or directory.
 *
 * @param scheme the scheme in lower case; {@code file} for a path
 * @param path what follows {@code scheme://}, or the path
 */
record Location(String scheme, String path) {
    static final String FILE = "file";
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://(.*)", Pattern.DOTALL);

    static Location parse(String text) {
        Matcher uri = URI.matcher(text);
        return uri.matches()
                ? new Location(uri.group(1).toLowerCase(Locale.ROOT), uri.group(2))
                : new Location(FILE, text);
    }

    /**
     * Returns the adapter for the scheme.
     *
     * @param kind what the adapters are, for the message
     * @throws InvalidValueException if there is none; the message names the known schemes
     */
    <T> T select(String kind, Map<String, T> adapters) {
        T adapter = adapters.get(scheme);
        if (adapter == null) {
            throw new InvalidValueException("unknown " + kind + " scheme \"" + scheme + "\": use a path or one of "
                    + String.join(", ", new TreeSet<>(adapters.keySet())));
        }
        return adapter;
    }
}
