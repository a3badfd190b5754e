package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

/** The command line is wrong; nothing was sent. */
public final class UsageException extends RuntimeException {
    private final String problem;

    /** Names the flag or the argument and what is wrong with it. */
    public UsageException(String problem) {
        super(requireNonNull(problem, "problem"));
        this.problem = problem;
    }

    /** The flag or the argument and what is wrong with it. */
    public String problem() {
        return problem;
    }
}
