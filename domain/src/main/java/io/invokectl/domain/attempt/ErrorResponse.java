package io.invokectl.domain.attempt;

import io.invokectl.domain.answer.ApiError;
import java.time.Duration;
import java.util.Optional;

/**
 * The API responded with a status other than 2xx.
 *
 * @param error the response
 * @param retryAfter the wait that the response asks for before a retry, never negative, if it asks for one
 * @param evidence what the transport observed
 */
public record ErrorResponse(ApiError error, Optional<Duration> retryAfter, Evidence evidence) implements Attempt {

    /** True for server errors except 503. */
    @Override
    public boolean mayHaveBeenAccepted() {
        return error.status() != 503 && error.isServerFault();
    }
}
