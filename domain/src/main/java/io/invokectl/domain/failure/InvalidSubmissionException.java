package io.invokectl.domain.failure;

import static java.util.Objects.requireNonNull;

/** What was to be submitted is not a submission; nothing was sent. */
public final class InvalidSubmissionException extends InvokectlException {
    private final String field;

    /**
     * Names the field and what is wrong with it.
     *
     * @param field the member of the request body, such as {@code tags[0]}
     * @param problem a predicate, such as {@code is missing}
     */
    public InvalidSubmissionException(String field, String problem) {
        super(field + " " + problem);
        this.field = requireNonNull(field, "field");
    }

    /** The member of the request body that is wrong. */
    public String field() {
        return field;
    }
}
