package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import io.invokectl.cli.Cli;
import io.invokectl.cli.CommandReference;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.Platform;
import java.util.Map;

/** The command line, and what it needs from the process. */
@Module
interface CommandLineModule {

    @Provides
    static Cli cli(
            Console console, @Environment Map<String, String> environment, CliRuntime runtime, CommandNode tree) {
        return new Cli(console, environment, runtime, tree);
    }

    @Provides
    static CommandReference reference(CommandNode tree) {
        return new CommandReference(tree);
    }

    @Provides
    static CliRuntime runtime(
            @Environment Map<String, String> environment, Platform platform, Signals signals, SystemSources sources) {
        return new SystemCliRuntime(environment, platform, signals, sources);
    }
}
