package io.invokectl.bootstrap;

import dagger.Component;
import io.invokectl.cli.Cli;
import io.invokectl.cli.session.CommandNode;
import javax.inject.Singleton;

/** The object graph of the program. */
@Singleton
@Component(modules = {ProcessModule.class, CommandsModule.class})
interface CommandLineComponent {
    Cli cli();

    CommandNode commandTree();
}
