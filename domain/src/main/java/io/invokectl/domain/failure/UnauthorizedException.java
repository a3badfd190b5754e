package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API rejected the token (401), or denied it the model, the network or the job (403). */
public final class UnauthorizedException extends ApiException {

    /** Creates the exception for a response. */
    public UnauthorizedException(ApiError error) {
        super(error, "");
    }
}
