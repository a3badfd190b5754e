package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

/** The command line is invalid. Nothing was sent. */
public final class UsageException extends RuntimeException {
    private final String problem;

    /** @param problem the flag or argument, and what is wrong with it */
    public UsageException(String problem) {
        super(requireNonNull(problem, "problem"));
        this.problem = problem;
    }

    /** Returns the flag or argument, and what is wrong with it. */
    public String problem() {
        return problem;
    }
}
