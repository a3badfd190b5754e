package io.invokectl.cli.args;

import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.output.UsageException;
import io.invokectl.config.Settings;
import io.invokectl.text.ShellQuoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern FLAG =
            Pattern.compile("(?s)(?<long>--[a-z-]+)(=.*)?|(?<short>-[a-zA-Z])([^\\s=]*=.*)?");

    /** doctl takes its own flags as values, so these have to remain possible. */
    private static final Set<String> DOCTL_FLAGS = Set.of(
            "--model",
            "--prompt",
            "--text",
            "--seconds-total",
            "--tag",
            "--request",
            "--access-token",
            "--api-url",
            "--config",
            "--context",
            "--http-retry-max",
            "--http-retry-wait-min",
            "--http-retry-wait-max",
            "--interactive",
            "--output",
            "--token-validation-server",
            "--trace",
            "--verbose",
            "--help");

    /** Fields of the models' inputs that are probably meant by a flag of this name. */
    private static final Set<String> INPUT_FIELDS = Set.of(
            "acceleration",
            "apply_text_normalization",
            "embeddings",
            "enable_safety_checker",
            "expand_prompt",
            "format",
            "guidance_scale",
            "image_size",
            "image_url",
            "language_code",
            "loras",
            "negative_prompt",
            "next_text",
            "num_images",
            "num_inference_steps",
            "output_format",
            "previous_text",
            "safety_checker_version",
            "seed",
            "similarity_boost",
            "speed",
            "stability",
            "style",
            "sync_mode",
            "timestamps",
            "voice");

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
                throw failure(error, words);
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
        return option.preprocessor(flag.takesValue() ? ArgsParser::rejectFlag : ArgsParser::supplyTrue)
                .build();
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

    /** Rejects a next word that is a flag, as after an unquoted variable that is empty. */
    private static boolean rejectFlag(Stack<String> words, CommandSpec spec, ArgSpec flag, Map<String, Object> info) {
        if (" ".equals(info.get("separator")) && !words.isEmpty() && isUnknownToDoctl(words.peek(), spec)) {
            String name = ((OptionSpec) flag).longestName();
            throw new UsageException(name + " needs a value, but " + words.peek()
                    + " is a flag; if it is the value, write " + ShellQuoting.quote(name + "=" + words.peek()));
        }
        return false;
    }

    private static boolean isUnknownToDoctl(String word, CommandSpec spec) {
        Matcher flag = FLAG.matcher(word);
        if (!flag.matches()) {
            return false;
        }
        OptionSpec option = spec.findOption(flag.group(flag.group("long") == null ? "short" : "long"));
        return option != null && !DOCTL_FLAGS.contains(option.longestName());
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

    private RuntimeException failure(Exception error, List<String> words) {
        if (error.getCause() instanceof RuntimeException ours) {
            return ours;
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, words);
        }
        if (error instanceof MissingParameterException) {
            String label = definition.arguments().map(Arguments::label).orElse("");
            return new UsageException("missing argument: " + label + "; see: " + command + " --help");
        }
        return error instanceof ParameterException
                ? new UsageException(String.valueOf(error.getMessage()))
                : new IllegalStateException(error);
    }

    private UsageException unmatched(UnmatchedArgumentException unmatched, List<String> words) {
        String word = unmatched.getUnmatched().get(0);
        if (!word.startsWith("-") || isAfterFlags(word, words)) {
            return new UsageException("unexpected argument \"" + word + "\" of " + command
                    + (word.contains("/") && has("model")
                            ? "; if it is the model, write -m " + ShellQuoting.quote(word)
                            : "; quote a value that contains spaces"));
        }
        String[] parts = word.replaceFirst(WITHIN_SHORT_FLAGS, "").split("=", 2);
        String flag = parts[0];
        String field = flag.replaceFirst("^--", "").replace('-', '_');
        if (INPUT_FIELDS.contains(field) && has("field")) {
            return new UsageException("unknown flag " + flag + " of " + command + "; for the input field, write -F "
                    + field + "=" + (parts.length > 1 ? ShellQuoting.quote(parts[1]) : "…"));
        }
        String hint = Suggestions.among(unmatched.getSuggestions(), word)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; see: " + command + " --help");
        return new UsageException("unknown flag " + flag + " of " + command + hint);
    }

    private boolean has(String flag) {
        return definition.flags().stream().anyMatch(each -> each.name().equals(flag));
    }

    private static boolean isAfterFlags(String word, List<String> words) {
        int end = words.indexOf("--");
        return end >= 0 && words.subList(end, words.size()).contains(word);
    }
}
