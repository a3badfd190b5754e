package io.invokectl.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How data is printed. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document on one line. */
    JSON,
    /** A JSON document on a line for each of several. */
    JSONL;

    /** The format of that name, in any case, if it is possible. */
    public static Optional<OutputFormat> named(String word, OutputFormat... possible) {
        return Arrays.stream(possible)
                .filter(format -> format.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** That a word is not among the possible ones. */
    public static String none(OutputFormat... possible) {
        List<String> words = Arrays.stream(possible).map(OutputFormat::word).toList();
        return words.size() == 2 ? "neither " + String.join(" nor ", words) : "none of " + String.join(", ", words);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
