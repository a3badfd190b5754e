package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.output.TerminalStreams;
import io.invokectl.cli.session.Platform;
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
import javax.inject.Singleton;

/** Provides the resources of the process: streams, environment, signals, clock and randomness. */
@Module
interface ProcessModule {

    @Provides
    @Environment
    static Map<String, String> environment() {
        return System.getenv();
    }

    @Provides
    static Platform platform() {
        return new Platform(
                InvokeClient.version(),
                property("java.version") + " (" + property("java.vendor") + ")",
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    /** The launcher determines which streams are terminals, because Java cannot. */
    @Provides
    static TerminalStreams terminal() {
        String streams = System.getProperty("invokectl.terminal", "");
        return new TerminalStreams(streams.contains("0"), streams.contains("1"), streams.contains("2"));
    }

    @Provides
    static Console console(TerminalStreams terminal) {
        return new Console(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), terminal, ProcessModule::secret);
    }

    @Provides
    @Singleton
    static Signals signals() {
        return new Signals(Thread.currentThread());
    }

    @Provides
    static SystemSources sources() {
        return new SystemSources(
                InstantSource.system(), time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()), new Random());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Optional<String> secret() {
        return Optional.ofNullable(System.console())
                .flatMap(console -> Optional.ofNullable(console.readPassword()))
                .map(String::new);
    }
}
