package io.invokectl.bootstrap;

import java.util.List;

/** Entry point of the program. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] words) {
        CommandLineComponent program = DaggerCommandLineComponent.create();
        System.exit(program.cli().run(List.of(words)).number());
    }
}
