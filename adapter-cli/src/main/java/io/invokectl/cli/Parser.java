package io.invokectl.cli;

import io.invokectl.cli.command.ArgsNormalizer;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Flags;
import io.invokectl.cli.command.GlobalFlags;
import io.invokectl.cli.output.UsageException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the flags and arguments of one command, with picocli built for that command alone. */
final class Parser {
    private final String command;
    private final CommandDefinition syntax;
    private final List<Flag> flags;

    /**
     * A parser.
     *
     * @param command how the command is addressed, for messages
     */
    Parser(String command, CommandDefinition syntax) {
        this.command = command;
        this.syntax = syntax;
        this.flags =
                Stream.concat(syntax.flags().stream(), GlobalFlags.ALL.stream()).toList();
    }

    Flags parse(List<String> words) {
        ArgsNormalizer.Read read = new ArgsNormalizer(flags).read(words);
        var line = new CommandLine(spec());
        try {
            return new Flags(line.parseArgs(read.words().toArray(String[]::new)), read.switches());
        } catch (UnmatchedArgumentException unmatched) {
            throw unmatched(unmatched);
        } catch (MissingParameterException missing) {
            throw new UsageException("missing argument: "
                    + syntax.arguments().map(Arguments::label).orElse(missing.getMessage()) + "; see: " + command
                    + " --help");
        } catch (ParameterException wrong) {
            throw new UsageException(wrong.getMessage() + "; see: " + command + " --help");
        }
    }

    /** Only what is asked before the rest is right: whether help is wanted. */
    boolean asksForHelp(List<String> words) {
        return new ArgsNormalizer(flags).read(words).switches().getOrDefault("help", false);
    }

    private CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(command);
        spec.parser()
                .allowOptionsAsOptionParameters(true)
                .overwrittenOptionsAllowed(true)
                .expandAtFiles(false)
                .endOfOptionsDelimiter(ArgsNormalizer.END_OF_FLAGS);
        flags.forEach(flag -> spec.addOption(option(flag)));
        syntax.arguments()
                .ifPresent(arguments -> spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel(arguments.label())
                        .index(arguments.arity() == Arguments.Arity.ONE ? "0" : "0..*")
                        .arity(arity(arguments.arity()))
                        .required(arguments.arity() != Arguments.Arity.ANY)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build()));
        return spec;
    }

    private static String arity(Arguments.Arity arity) {
        return switch (arity) {
            case ONE -> "1";
            case SOME -> "1..*";
            case ANY -> "0..*";
        };
    }

    private static OptionSpec option(Flag flag) {
        return OptionSpec.builder("--" + flag.name())
                .arity(flag.takesValue() ? "1" : "0")
                .type(flag.takesValue() ? List.class : boolean.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    private UsageException unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        if (!word.startsWith("-")) {
            return new UsageException(
                    "unexpected argument \"" + word + "\" of " + command + "; a text with blanks goes in quotes");
        }
        String near = Suggestions.among(unmatched.getSuggestions(), word)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; see: " + command + " --help");
        return new UsageException("unknown flag " + word.split("=", 2)[0] + " of " + command + near);
    }
}
