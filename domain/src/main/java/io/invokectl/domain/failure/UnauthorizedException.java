package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;

/** The API refused the token (401) or refused this token the model, the network or the job (403). */
public final class UnauthorizedException extends ApiException {

    /** Takes the answer. */
    public UnauthorizedException(ApiError error) {
        super(error, "");
    }
}
