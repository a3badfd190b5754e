package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.invokectl.application.port.ManualClock;
import io.invokectl.cli.Cli;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.cli.session.CliRuntime.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Runs the whole program in this process, with a home directory and a clock that advances only when the program sleeps.
 */
final class Program {
    final ManualClock clock = new ManualClock();
    private final Map<String, String> environment = new HashMap<>();
    private final Random random = new Random(1);
    private TerminalStreams terminal = TerminalStreams.NONE;
    private String system = "Linux";

    Program(Path home) {
        environment.put("HOME", home.toString());
    }

    /** The exit code of a command, its stdout and its stderr. */
    record Result(int code, String out, String err) {}

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program on(TerminalStreams streams) {
        terminal = streams;
        return this;
    }

    /** Sets the operating system, as Java names it. */
    Program onSystem(String name) {
        system = name;
        return this;
    }

    Result run(List<String> words) {
        return run(words, "");
    }

    Result run(List<String> words, String stdin) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                terminal,
                () -> Optional.of("tok-typed"));
        var runtime = new SystemCliRuntime(
                environment, new Platform("1.2.3", "17 (of a test)", system, Optional.empty()), clock, clock, random);
        int code = new Cli(
                        console,
                        environment,
                        runtime,
                        DaggerCommandLineComponent.create().commandTree())
                .run(words)
                .number();
        return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
