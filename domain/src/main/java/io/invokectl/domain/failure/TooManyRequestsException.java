package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/** The API's rate limit was reached and not lifted in time (429). */
public final class TooManyRequestsException extends ApiException {

    /**
     * Takes the last answer.
     *
     * @param error the answer
     * @param wait how long it asks to wait, where that is longer than anybody would
     */
    public TooManyRequestsException(ApiError error, Optional<Duration> wait) {
        super(error, remark(wait));
    }
}
