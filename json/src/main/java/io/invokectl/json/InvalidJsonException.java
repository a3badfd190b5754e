package io.invokectl.json;

/** Text is not the JSON it should be. */
public final class InvalidJsonException extends RuntimeException {
    private final String problem;
    private final boolean endsTooEarly;

    InvalidJsonException(String problem) {
        this(problem, false);
    }

    InvalidJsonException(String problem, boolean endsTooEarly) {
        super(problem);
        this.problem = problem;
        this.endsTooEarly = endsTooEarly;
    }

    /** What is wrong and where, in words: line and column where they are known. */
    public String problem() {
        return problem;
    }

    /** Whether the text may be the beginning of JSON that broke off: there is nothing wrong before its end. */
    public boolean endsTooEarly() {
        return endsTooEarly;
    }
}
