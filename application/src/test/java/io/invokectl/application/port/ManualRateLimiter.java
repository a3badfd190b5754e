package io.invokectl.application.port;

import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts permits and applies only the limits that the server reports. */
public final class ManualRateLimiter implements RateLimiter {
    private final ManualClock clock;
    private Instant closedUntil = Instant.MIN;
    private int taken;

    public ManualRateLimiter(ManualClock clock) {
        this.clock = clock;
    }

    /** The number of acquired permits. */
    public int taken() {
        return taken;
    }

    @Override
    public void acquire(Deadline deadline) throws InterruptedException {
        Instant now = clock.instant();
        if (closedUntil.isAfter(now)) {
            Duration wait = Duration.between(now, closedUntil);
            if (deadline.isBefore(now, wait)) {
                throw new RateLimitException(closedUntil);
            }
            clock.sleep(wait);
        }
        taken++;
    }

    @Override
    public Instant next() {
        Instant now = clock.instant();
        return closedUntil.isAfter(now) ? closedUntil : now;
    }

    @Override
    public void release() {
        taken--;
    }

    @Override
    public void completed(List<ServerRateLimit> told) {
        told.stream()
                .filter(limit -> limit.remaining() <= 0 && limit.resetAt().isAfter(closedUntil))
                .forEach(limit -> closedUntil = limit.resetAt());
    }
}
