package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import io.invokectl.cli.Cli;
import io.invokectl.cli.command.CliRuntime;
import io.invokectl.cli.command.Platform;
import io.invokectl.cli.output.Console;
import java.util.Map;

/** The command line over what it can reach. */
@Module
interface CommandLineModule {

    @Provides
    static Cli commandTree(Console console, @Environment Map<String, String> environment, CliRuntime runtime) {
        return new Cli(console, environment, runtime);
    }

    @Provides
    static CliRuntime runtime(
            @Environment Map<String, String> environment, Platform platform, Signals signals, SystemSources fate) {
        return new SystemCliRuntime(environment, platform, signals, fate);
    }
}
