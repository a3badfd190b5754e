package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API knows no job of that id, or does not show it to this token (404). */
public final class InvocationNotFoundException extends ApiException {

    /** Takes the answer. */
    public InvocationNotFoundException(ApiError error) {
        super(error, "");
    }
}
