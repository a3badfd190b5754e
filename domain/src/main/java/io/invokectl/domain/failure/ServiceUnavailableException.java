package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The service failed on every attempt (5xx except 501). */
public final class ServiceUnavailableException extends ApiException {

    /**
     * Creates the exception for the last response.
     *
     * @param error the response
     * @param wait the wait that it asks for, if that was too long for a retry
     */
    public ServiceUnavailableException(ApiError error, Optional<Duration> wait) {
        super(error, remark(wait));
    }
}
