package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import io.invokectl.application.doctor.Platform;
import io.invokectl.cli.CommandTree;
import io.invokectl.cli.command.Services;
import io.invokectl.cli.output.Console;
import java.util.Map;

/** The command line over what it can reach. */
@Module
interface CommandLineModule {

    @Provides
    static CommandTree commandTree(Console console, @Environment Map<String, String> environment, Services services) {
        return new CommandTree(console, environment, services);
    }

    @Provides
    static Services services(
            @Environment Map<String, String> environment, Platform platform, Signals signals, Fate fate) {
        return new ProgramServices(environment, platform, signals, fate);
    }
}
