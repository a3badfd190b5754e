package io.invokectl.domain.attempt;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/**
 * The API answered with a status other than 2xx.
 *
 * @param error the answer
 * @param retryAfter how long the answer asks to wait before another attempt, never negative, where it asks
 * @param evidence what is known of the attempt
 */
public record ErrorResponse(ApiError error, Optional<Duration> retryAfter, Evidence evidence) implements Attempt {

    /** A fault of the service leaves it open; 503 and every other status do not. */
    @Override
    public boolean mayHaveBeenAccepted() {
        return error.status() != 503 && error.isServerFault();
    }
}
