package io.invokectl.domain.attempt;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is known of one attempt, taken from the transport's own events.
 *
 * @param phase how far it got
 * @param bytesSent bytes of the request's body that were handed to the connection
 * @param startedAt when the attempt began
 * @param endedAt when its outcome was known
 */
public record Evidence(Phase phase, long bytesSent, Instant startedAt, Instant endedAt) {

    /** Refuses null and a negative count. */
    public Evidence {
        requireNonNull(phase, "phase");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(endedAt, "endedAt");
        if (bytesSent < 0) {
            throw new IllegalArgumentException("bytesSent is negative");
        }
    }
}
