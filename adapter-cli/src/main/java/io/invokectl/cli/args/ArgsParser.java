package io.invokectl.cli.args;

import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.output.UsageException;
import io.invokectl.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the flags and arguments of one command with picocli, by the conventions of doctl's flag library. */
public final class ArgsParser {
    private static final String WITHIN_SHORT_FLAGS = " \\(while processing option: .*";

    private final String command;
    private final CommandDefinition definition;

    /** @param command the words that address the command, for error messages */
    public ArgsParser(String command, CommandDefinition definition) {
        this.command = command;
        this.definition = definition;
    }

    /**
     * Parses a command line.
     *
     * @param words the flags and arguments, without the words that address the command
     * @throws UsageException if they are invalid and {@code --help} is not among them
     */
    public Flags parse(List<String> words) {
        ParseResult parsed = result(words);
        var flags = new Flags(parsed);
        if (!flags.isOn("help")) {
            parsed.errors().stream().findFirst().ifPresent(error -> {
                throw failure(error);
            });
        }
        return flags;
    }

    /** Parses the global flags of any command line and ignores everything else. */
    public static Flags parseGlobals(List<String> words) {
        return new Flags(new ArgsParser("", new CommandDefinition("")).result(words));
    }

    private ParseResult result(List<String> words) {
        CommandSpec spec = CommandSpec.create();
        spec.parser().collectErrors(true).expandAtFiles(false);
        Stream.concat(definition.flags().stream(), GlobalFlags.ALL.stream())
                .forEach(flag -> spec.addOption(option(flag)));
        definition.arguments().ifPresent(arguments -> spec.addPositional(positional(arguments)));
        return new CommandLine(spec).parseArgs(words.toArray(String[]::new));
    }

    private static OptionSpec option(Flag flag) {
        OptionSpec.Builder option = OptionSpec.builder(flag.spellings().toArray(String[]::new))
                .paramLabel(flag.label().orElse(""))
                .arity("1")
                .type(List.class)
                .initialValue(new ArrayList<String>())
                .parameterConsumer(ArgsParser::consumeNextWord);
        return flag.takesValue()
                ? option.build()
                : option.preprocessor(ArgsParser::supplyTrue).build();
    }

    /** Lets a Boolean flag without {@code =value} read as true: picocli would take the next word for its value. */
    private static boolean supplyTrue(Stack<String> words, CommandSpec spec, ArgSpec flag, Map<String, Object> info) {
        if (!spec.parser().separator().equals(info.get("separator"))) {
            words.push("true");
        } else if (!words.isEmpty()) {
            Settings.truth(words.peek(), ((OptionSpec) flag).longestName());
        }
        return false;
    }

    /** Takes any next word as the value: picocli by itself never takes {@code --}. */
    private static void consumeNextWord(Stack<String> words, ArgSpec flag, CommandSpec spec) {
        if (words.isEmpty()) {
            throw new UsageException(((OptionSpec) flag).longestName() + " needs a value: " + flag.paramLabel());
        }
        flag.<List<String>>getValue().add(words.pop());
    }

    private static PositionalParamSpec positional(Arguments arguments) {
        boolean required = arguments.arity() != Arguments.Arity.ANY;
        return PositionalParamSpec.builder()
                .index(arguments.arity() == Arguments.Arity.ONE ? "0" : "0..*")
                .arity(required ? "1" : "0..1")
                .required(required)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    private RuntimeException failure(Exception error) {
        if (error.getCause() instanceof RuntimeException ours) {
            return ours;
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (error instanceof MissingParameterException) {
            String label = definition.arguments().map(Arguments::label).orElse("");
            return new UsageException("missing argument: " + label + "; see: " + command + " --help");
        }
        return error instanceof ParameterException
                ? new UsageException(String.valueOf(error.getMessage()))
                : new IllegalStateException(error);
    }

    private UsageException unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0);
        if (!word.startsWith("-")) {
            return new UsageException(
                    "unexpected argument \"" + word + "\" of " + command + "; quote a value that contains spaces");
        }
        String flag = word.replaceFirst(WITHIN_SHORT_FLAGS, "").split("=", 2)[0];
        String hint = Suggestions.among(unmatched.getSuggestions(), word)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; see: " + command + " --help");
        return new UsageException("unknown flag " + flag + " of " + command + hint);
    }
}
