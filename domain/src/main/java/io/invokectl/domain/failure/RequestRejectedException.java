package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API rejected the request and would reject it again: 3xx that is not followed, 4xx, 501. */
public final class RequestRejectedException extends ApiException {

    /** Creates the exception for a response. */
    public RequestRejectedException(ApiError error) {
        super(error, "");
    }
}
