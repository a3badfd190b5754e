package io.invokectl.domain.failure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rate limit allows no request before the deadline, or within the time that a caller is made to wait. */
public final class RateLimitException extends InvokectlException {

    private final Instant next;

    /** Reports when the next request is allowed. */
    public RateLimitException(Instant next) {
        super("the rate limit allows no request before " + next.truncatedTo(ChronoUnit.SECONDS));
        this.next = next;
    }

    /** When the next request is allowed. */
    public Instant next() {
        return next;
    }
}
