package io.invokectl.cli.args;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Suggests the name that a misspelled word was probably meant to be, by picocli's measure of similarity. */
public final class Suggestions {
    private Suggestions() {}

    /** The command name that resembles a word. */
    public static Optional<String> to(String word, List<String> names) {
        var line = new CommandLine(CommandSpec.create());
        names.forEach(name -> line.addSubcommand(name, CommandSpec.create()));
        return among(new UnmatchedArgumentException(line, List.of(word)).getSuggestions(), word);
    }

    /** The first suggestion with the same initial: picocli always suggests something, however different. */
    static Optional<String> among(List<String> suggestions, String word) {
        return suggestions.stream()
                .filter(name -> initial(name).equals(initial(word)))
                .findFirst();
    }

    private static String initial(String word) {
        String letters = word.replaceFirst("^-+", "");
        return letters.isEmpty() ? "" : letters.substring(0, 1);
    }
}
