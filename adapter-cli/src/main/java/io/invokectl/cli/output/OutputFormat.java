package io.invokectl.cli.output;

import java.util.Locale;
import java.util.Optional;

/** How data is printed. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document on one line. */
    JSON;

    /** The format of that name, in any case. */
    public static Optional<OutputFormat> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "text" -> Optional.of(TEXT);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }
}
