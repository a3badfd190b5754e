package io.invokectl.json;

/** Text is not the JSON it should be. */
public final class InvalidJson extends RuntimeException {
    private final String problem;

    InvalidJson(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong and where, in words: line and column where they are known. */
    public String problem() {
        return problem;
    }
}
