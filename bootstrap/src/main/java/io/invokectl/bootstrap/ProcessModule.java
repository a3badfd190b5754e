package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import io.invokectl.cli.Cli;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.cli.session.CliRuntime.Platform;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.client.InvokeClient;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Connects the command line with this process: streams, environment, clock and randomness. */
@Module
interface ProcessModule {

    /** One method for all of it, because each binding is a class to load at start-up. */
    @Provides
    static Cli cli(CommandNode tree) {
        Map<String, String> environment = System.getenv();
        var runtime = new SystemCliRuntime(
                environment,
                platform(),
                InstantSource.system(),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                new Random());
        var cli = new Cli(console(), environment, runtime, tree);
        Thread.setDefaultUncaughtExceptionHandler(cli::uncaught);
        return cli;
    }

    private static Platform platform() {
        return new Platform(
                InvokeClient.version(),
                property("java.version") + " (" + property("java.vendor") + ")",
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"),
                Optional.of(property("invokectl.archive")).filter(problem -> !problem.isEmpty()));
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    /** The launcher determines which streams are terminals, because Java cannot. */
    private static Console console() {
        String streams = System.getProperty("invokectl.terminal", "");
        var terminal = new TerminalStreams(streams.contains("0"), streams.contains("1"), streams.contains("2"));
        return new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminal,
                ProcessModule::secret);
    }

    private static Optional<String> secret() {
        return Optional.ofNullable(System.console())
                .flatMap(console -> Optional.ofNullable(console.readPassword()))
                .map(String::new);
    }
}
