package io.invokectl.cli.output;

/** The command line is invalid. Nothing was sent. */
public final class UsageException extends RuntimeException {

    /** @param problem the flag or argument, and what is wrong with it */
    public UsageException(String problem) {
        super(problem);
    }
}
