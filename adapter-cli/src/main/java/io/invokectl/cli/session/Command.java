package io.invokectl.cli.session;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.output.ExitCode;

/** A command of the command line. */
public interface Command {

    /** The flags and arguments it takes, and the text of its help. */
    CommandDefinition definition();

    /**
     * Runs the command. A failure that ends it is thrown.
     *
     * @throws InterruptedException if the thread is interrupted while the command waits
     */
    ExitCode run(CommandSession session) throws InterruptedException;
}
