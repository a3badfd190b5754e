package io.invokectl.bootstrap;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.invokectl.cli.Cli;
import io.invokectl.cli.CommandReference;
import io.invokectl.cli.output.Console;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CommandNode;
import java.util.Map;

/** The command line and its reference. */
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

    @Binds
    CliRuntime runtime(SystemCliRuntime runtime);
}
