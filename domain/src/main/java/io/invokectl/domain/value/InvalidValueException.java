package io.invokectl.domain.value;

/** A value is invalid. The message is written for the user who typed it. */
public final class InvalidValueException extends IllegalArgumentException {
    private final String problem;

    /** Reports what is wrong, in words. */
    public InvalidValueException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong, in words. */
    public String problem() {
        return problem;
    }
}
