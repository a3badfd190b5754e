package io.invokectl.bootstrap;

import dagger.Component;
import io.invokectl.cli.Cli;
import javax.inject.Singleton;

/** The graph of the program. */
@Singleton
@Component(modules = {ProcessModule.class, CommandLineModule.class})
interface CommandLineComponent {
    Cli commandTree();
}
