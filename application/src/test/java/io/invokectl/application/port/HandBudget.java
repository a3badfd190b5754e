package io.invokectl.application.port;

import io.invokectl.domain.answer.RateLimit;
import io.invokectl.domain.failure.OutOfBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A budget without limits of its own: it keeps to what it hears, and counts. */
public final class HandBudget implements RateBudget {
    private final HandClock clock;
    private Instant closedUntil = Instant.MIN;
    private int taken;

    public HandBudget(HandClock clock) {
        this.clock = clock;
    }

    /** How many requests were taken. */
    public int taken() {
        return taken;
    }

    @Override
    public void take(Deadline deadline) throws InterruptedException {
        Instant now = clock.instant();
        if (closedUntil.isAfter(now)) {
            Duration wait = Duration.between(now, closedUntil);
            if (deadline.isBefore(now, wait)) {
                throw new OutOfBudget(closedUntil);
            }
            clock.pause(wait);
        }
        taken++;
    }

    @Override
    public Instant next() {
        Instant now = clock.instant();
        return closedUntil.isAfter(now) ? closedUntil : now;
    }

    @Override
    public void giveBack() {
        taken--;
    }

    @Override
    public void over(List<RateLimit> told) {
        told.stream()
                .filter(limit -> limit.remaining() <= 0 && limit.resetAt().isAfter(closedUntil))
                .forEach(limit -> closedUntil = limit.resetAt());
    }
}
