package io.invokectl.cli.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Format of the output on stdout. */
public enum OutputFormat {
    /** Text for users. */
    TEXT,
    /** One JSON document on one line. */
    JSON,
    /** One JSON document per line. */
    JSONL;

    /** Returns the format of a name, ignoring case; empty if it is not one of the supported formats. */
    public static Optional<OutputFormat> named(String name, OutputFormat... supported) {
        return Arrays.stream(supported)
                .filter(format -> format.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns the error message for a name that is not one of the supported formats. */
    public static String unknown(String name, OutputFormat... supported) {
        return "unknown format \"" + name + "\": use one of "
                + Arrays.stream(supported).map(OutputFormat::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
