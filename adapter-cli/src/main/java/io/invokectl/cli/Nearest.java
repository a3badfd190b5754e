package io.invokectl.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that was probably meant, with picocli's own measure of likeness. */
final class Nearest {
    private Nearest() {}

    static Optional<String> to(String word, List<String> names) {
        var line = new CommandLine(CommandSpec.create());
        names.forEach(name -> line.addSubcommand(name, CommandSpec.create()));
        return new UnmatchedArgumentException(line, List.of(word))
                .getSuggestions().stream().findFirst();
    }
}
