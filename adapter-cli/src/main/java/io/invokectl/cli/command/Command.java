package io.invokectl.cli.command;

import io.invokectl.cli.output.ExitCode;

/** One command: what it takes, and what it does. */
public interface Command {

    /** The flags and arguments it takes, and what its help says. */
    CommandDefinition syntax();

    /**
     * Does it.
     *
     * @return the verdict; a failure that ends the command is thrown
     * @throws InterruptedException if the thread is interrupted while the command waits
     */
    ExitCode run(CommandSession session) throws InterruptedException;
}
