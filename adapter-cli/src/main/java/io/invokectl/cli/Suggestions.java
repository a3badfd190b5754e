package io.invokectl.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds what was probably meant, with picocli's own measure of likeness. */
final class Suggestions {
    private Suggestions() {}

    static Optional<String> to(String word, List<String> names) {
        var line = new CommandLine(CommandSpec.create());
        names.forEach(name -> line.addSubcommand(name, CommandSpec.create()));
        return among(new UnmatchedArgumentException(line, List.of(word)).getSuggestions(), word);
    }

    /** The first suggestion that begins like the word: picocli always finds something, however far. */
    static Optional<String> among(List<String> suggestions, String word) {
        return suggestions.stream()
                .filter(name -> first(name).equals(first(word)))
                .findFirst();
    }

    private static String first(String word) {
        String letters = word.replaceFirst("^-+", "");
        return letters.isEmpty() ? "" : letters.substring(0, 1);
    }
}
