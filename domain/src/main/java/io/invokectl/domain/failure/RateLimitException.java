package io.invokectl.domain.failure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rate budget allows the next request only after the time given for it. */
public final class RateLimitException extends InvokectlException {

    private final Instant next;

    /** Names the time at which the next request may leave. */
    public RateLimitException(Instant next) {
        super("the rate limit allows the next request at " + next.truncatedTo(ChronoUnit.SECONDS)
                + ", after the time given for it");
        this.next = requireNonNull(next, "next");
    }

    /** The time at which the next request may leave. */
    public Instant next() {
        return next;
    }
}
