package io.invokectl.cli;

import io.invokectl.cli.args.ArgsParser;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Hints;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.OutputFormat;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import io.invokectl.cli.session.CommandSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs command lines: finds the command, parses its words, runs it and reports what fails. */
public final class Cli {
    private final Console console;
    private final Map<String, String> environment;
    private final CliRuntime runtime;
    private final CommandNode tree;

    /**
     * Creates the command line of one process.
     *
     * @param environment the environment variables
     * @param tree the commands, from {@link CommandTree}
     */
    public Cli(Console console, Map<String, String> environment, CliRuntime runtime, CommandNode tree) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.runtime = runtime;
        this.tree = tree;
    }

    /** Runs a command line. Nothing is thrown: a failure is printed and its exit code returned. */
    public ExitCode run(List<String> words) {
        ExitCode code;
        try {
            requireText(words);
            code = dispatch(words);
        } catch (RuntimeException | Error failure) {
            ErrorReport report = ErrorReport.of(failure, Hints.NONE);
            new Output(console, fallbackFormat(words)).failure(report);
            code = report.code();
        }
        return console.isOutBroken() ? withBrokenOutput(code) : code;
    }

    /** Reports a failure of a thread in the background. */
    public void uncaught(Thread thread, Throwable failure) {
        console.err("Error: " + ErrorReport.of(failure, Hints.NONE).detail());
    }

    /** A closed pipe is silent, since its reader wants no more. */
    private ExitCode withBrokenOutput(ExitCode code) {
        Optional<String> failure = console.outFailure();
        failure.ifPresent(reason -> console.err("Error: stdout cannot be written: " + reason));
        ExitCode broken = failure.isPresent() ? ExitCode.LOCAL_FILE : ExitCode.CLOSED_PIPE;
        return ExitCode.mostSevere(List.of(code, broken));
    }

    /** The output format for an error in a command line that has no session: the one that its global flags name. */
    private OutputFormat fallbackFormat(List<String> words) {
        return ArgsParser.parseGlobals(words)
                .text("output")
                .or(() -> Optional.ofNullable(environment.get("DIGITALOCEAN_OUTPUT")))
                .flatMap(word -> OutputFormat.named(word, OutputFormat.values()))
                .orElse(OutputFormat.TEXT);
    }

    /** Java decodes bytes that are invalid in the locale's charset as U+FFFD. */
    private static void requireText(List<String> words) {
        words.stream().filter(word -> word.indexOf('\ufffd') >= 0).findFirst().ifPresent(word -> {
            throw new UsageException("the argument \"" + word
                    + "\" is not UTF-8 text; if Java was started without the invokectl launcher, set LC_ALL=C.UTF-8");
        });
    }

    private ExitCode dispatch(List<String> words) {
        CommandResolver.Resolved resolved = new CommandResolver(tree).resolve(words);
        CommandPath path = resolved.path();
        Optional<Command> command = path.node().command().map(Supplier::get);
        CommandDefinition definition =
                command.map(Command::definition).orElseGet(() -> path.node().definition());
        Flags flags = new ArgsParser(path.name(), definition).parse(resolved.words());
        if (command.isEmpty() || flags.isOn("help")) {
            console.out(HelpPage.of(path));
            return ExitCode.DONE;
        }
        try (var session = new CommandSession(flags, environment, console, runtime)) {
            return run(command.get(), session);
        }
    }

    private ExitCode run(Command command, CommandSession session) {
        try {
            ExitCode code = command.run(session);
            return runtime.stopped().orElse(code);
        } catch (InterruptedException stopped) {
            ExitCode code = runtime.stopped().orElse(ExitCode.INTERRUPTED);
            session.outputForFailure().stopped(code);
            return code;
        } catch (RuntimeException failure) {
            ErrorReport report = session.report(failure);
            session.outputForFailure().failure(report);
            return runtime.stopped().orElse(report.code());
        }
    }
}
