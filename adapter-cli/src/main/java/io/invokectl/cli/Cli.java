package io.invokectl.cli;

import static java.util.Objects.requireNonNull;

import io.invokectl.cli.command.CliRuntime;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Hints;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.UsageException;
import java.util.List;
import java.util.Map;

/** All commands, and the way from what was typed to the exit code. */
public final class Cli {
    private final Console console;
    private final Map<String, String> environment;
    private final CliRuntime runtime;
    private final CommandNode root = Commands.tree();

    /**
     * Takes what surrounds the program.
     *
     * @param environment the environment's variables
     */
    public Cli(Console console, Map<String, String> environment, CliRuntime runtime) {
        this.console = requireNonNull(console, "console");
        this.environment = Map.copyOf(environment);
        this.runtime = requireNonNull(runtime, "services");
    }

    /** Does what the words say. Nothing is thrown: a failure is printed, and its verdict returned. */
    public ExitCode run(List<String> words) {
        ExitCode code;
        try {
            requireText(words);
            code = dispatch(words);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError wrong) {
            ErrorReport report = ErrorReport.of(wrong, Hints.NONE);
            new Output(console, FallbackOutputFormat.of(words, environment)).failure(report);
            code = report.code();
        }
        return code == ExitCode.DONE && console.isClosed() ? ExitCode.CLOSED_PIPE : code;
    }

    /** Java puts this character where the bytes of an argument are not of the charset that it expects. */
    private static void requireText(List<String> words) {
        words.stream().filter(word -> word.indexOf('\ufffd') >= 0).findFirst().ifPresent(word -> {
            throw new UsageException("the argument \"" + word + "\" is not UTF-8 text");
        });
    }

    private ExitCode dispatch(List<String> words) {
        CommandResolver address = CommandResolver.find(root, words);
        if (address.node().command().isEmpty()) {
            var parser = new Parser(address.name(), address.node().syntax());
            if (!parser.asksForHelp(address.words())) {
                parser.parse(address.words());
            }
            console.out(HelpPage.of(address.place()));
            return ExitCode.DONE;
        }
        Command command = address.node().command().get().get();
        var parser = new Parser(address.name(), command.syntax());
        if (parser.asksForHelp(address.words())) {
            console.out(HelpPage.of(address.place()));
            return ExitCode.DONE;
        }
        try (var session = new CommandSession(parser.parse(address.words()), environment, console, runtime)) {
            return run(command, session);
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
