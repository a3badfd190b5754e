package io.invokectl.json;

/** Text is not the JSON it should be. */
public final class InvalidJson extends RuntimeException {
    private final String problem;
    private final boolean endsTooEarly;

    InvalidJson(String problem) {
        this(problem, false);
    }

    InvalidJson(String problem, boolean endsTooEarly) {
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
