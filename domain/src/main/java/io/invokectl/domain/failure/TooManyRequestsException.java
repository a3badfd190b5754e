package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The API's rate limit was exceeded on every attempt (429). */
public final class TooManyRequestsException extends ApiException {

    /**
     * Creates the exception for the last response.
     *
     * @param error the response
     * @param wait the wait that it asks for, if that was too long for a retry
     */
    public TooManyRequestsException(ApiError error, Optional<Duration> wait) {
        super(error, remark(wait));
    }
}
