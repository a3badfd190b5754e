package io.invokectl.domain.value;

/** A value cannot be made from what was given: usually a user's typing, so the message is written for one. */
public final class InvalidValueException extends IllegalArgumentException {
    private final String problem;

    /** Says what is wrong, in words. */
    public InvalidValueException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong, in words. */
    public String problem() {
        return problem;
    }
}
