package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API has no job with this ID, or does not show it to this token (404). */
public final class InvocationNotFoundException extends ApiException {

    /** Creates the exception for a response. */
    public InvocationNotFoundException(ApiError error) {
        super(error, "");
    }
}
