package io.invokectl.json;

/** Text is not valid JSON. */
public final class InvalidJsonException extends RuntimeException {
    private final String problem;
    private final boolean endsTooEarly;

    InvalidJsonException(String problem, boolean endsTooEarly) {
        super(problem);
        this.problem = problem;
        this.endsTooEarly = endsTooEarly;
    }

    /** The problem, with line and column where they are known. */
    public String problem() {
        return problem;
    }

    /** Whether the text may be truncated JSON: there is no error before its end. */
    public boolean endsTooEarly() {
        return endsTooEarly;
    }
}
