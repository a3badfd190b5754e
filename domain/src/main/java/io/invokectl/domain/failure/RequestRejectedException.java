package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API refused the request and would refuse it again: 3xx that is not followed, 4xx, 501. */
public final class RequestRejectedException extends ApiException {

    /** Takes the answer. */
    public RequestRejectedException(ApiError error) {
        super(error, "");
    }
}
