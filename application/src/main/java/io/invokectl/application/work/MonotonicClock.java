package io.invokectl.application.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Clock that never goes back. If the system clock is set back, waits do not become longer and no attempt ends before it
 * began. If the system clock is set forward, or the machine wakes from sleep, the time counts as passed. Thread-safe.
 */
public final class MonotonicClock implements InstantSource {
    private final InstantSource clock;
    private Duration setBack = Duration.ZERO;
    private Instant last = Instant.MIN;

    /** Wraps a clock that may be set back. */
    public MonotonicClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = clock.instant().plus(setBack);
        if (now.isBefore(last)) {
            setBack = setBack.plus(Duration.between(now, last));
            now = last;
        }
        last = now;
        return now;
    }
}
