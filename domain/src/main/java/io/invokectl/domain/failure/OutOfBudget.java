package io.invokectl.domain.failure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rate budget allows the next request only after the time given for it. */
public final class OutOfBudget extends InvokectlException {

    /** Names the time at which the next request may leave. */
    public OutOfBudget(Instant next) {
        super("the rate limit allows the next request at " + next.truncatedTo(ChronoUnit.SECONDS)
                + ", after the time given for it");
    }
}
