package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The service was at fault on every try (5xx but 501). */
public final class ServiceUnavailableException extends ApiException {

    /**
     * Takes the last answer.
     *
     * @param error the answer
     * @param wait how long it asks to wait, where that is longer than anybody would
     */
    public ServiceUnavailableException(ApiError error, Optional<Duration> wait) {
        super(error, remark(wait));
    }
}
