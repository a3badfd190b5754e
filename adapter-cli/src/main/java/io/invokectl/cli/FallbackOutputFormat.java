package io.invokectl.cli;

import io.invokectl.cli.output.OutputFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The format for an error in a command line that could not be read: what it seems to ask for. */
final class FallbackOutputFormat {
    private FallbackOutputFormat() {}

    static OutputFormat of(List<String> words, Map<String, String> environment) {
        return IntStream.range(0, words.size())
                .mapToObj(at -> asked(words, at))
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .or(() -> Optional.ofNullable(environment.get("DIGITALOCEAN_OUTPUT")))
                .flatMap(word -> OutputFormat.named(word, OutputFormat.values()))
                .orElse(OutputFormat.TEXT);
    }

    private static Optional<String> asked(List<String> words, int at) {
        String word = words.get(at);
        if (word.equals("-o") || word.equals("--output")) {
            return at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        }
        if (word.startsWith("--output=")) {
            return Optional.of(word.substring("--output=".length()));
        }
        return word.startsWith("-o") ? Optional.of(word.substring(2).replaceFirst("^=", "")) : Optional.empty();
    }
}
