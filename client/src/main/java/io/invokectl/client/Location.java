package io.invokectl.client;

import io.invokectl.domain.value.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Location of a ledger or of results: a URI such as {@code postgresql://host/name}, or the path of a file or directory. */
final class Location {
    static final String FILE = "file";

    /** Precedes the known schemes in the message about an unknown one. */
    static final String USAGE = "use a path or one of ";

    private static final Pattern SCHEME =
            Pattern.compile("(?:(file):|([a-z][a-z0-9+.-]+)://).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Location() {}

    /** Whether the location is a URI rather than a path. */
    static boolean isUri(String location) {
        return SCHEME.matcher(location).matches();
    }

    /**
     * The scheme in lower case.
     *
     * @throws InvalidValueException if it cannot be a scheme
     */
    static String normalized(String scheme) {
        String normalized = scheme.toLowerCase(Locale.ROOT);
        if (!isUri(scheme + "://") || !schemeOf(scheme + "://").equals(normalized)) {
            throw new InvalidValueException("\"" + scheme + "\" is not a URI scheme");
        }
        return normalized;
    }

    /** The scheme in lower case; {@code file} for a path. */
    static String schemeOf(String location) {
        Matcher uri = SCHEME.matcher(location);
        return uri.matches() && uri.group(2) != null ? uri.group(2).toLowerCase(Locale.ROOT) : FILE;
    }

    /**
     * The path in a location of the scheme {@code file}; a path as it was given.
     *
     * @throws InvalidValueException if it is a URI and has no absolute path, or has a host, a query or a fragment
     */
    static String pathOf(String location) {
        if (!isUri(location)) {
            return location;
        }
        try {
            return Path.of(new URI(location)).toString();
        } catch (URISyntaxException | IllegalArgumentException invalid) {
            throw new InvalidValueException(
                    "\"" + location + "\" is not the location of a file: use a path, or file:/// and an absolute path");
        }
    }
}
