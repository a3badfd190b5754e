package io.invokectl.domain.failure;

/** The submission is invalid; nothing was sent. */
public final class InvalidSubmissionException extends InvokectlException {
    private final String field;

    /**
     * Reports the invalid field.
     *
     * @param field the member of the request body, such as {@code tags[0]}
     * @param problem what is wrong, as a predicate such as {@code is missing}
     */
    public InvalidSubmissionException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    /** The invalid member of the request body. */
    public String field() {
        return field;
    }
}
