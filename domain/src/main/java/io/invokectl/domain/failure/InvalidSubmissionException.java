package io.invokectl.domain.failure;

/** The submission is invalid; nothing was sent. */
public final class InvalidSubmissionException extends InvokectlException {
    private final String field;

    /** An invalid member of the request body, and the problem as a predicate such as {@code is missing}. */
    public InvalidSubmissionException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    /** The invalid member of the request body, such as {@code tags[0]}. */
    public String field() {
        return field;
    }
}
