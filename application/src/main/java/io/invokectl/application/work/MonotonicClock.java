package io.invokectl.application.work;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that nobody sets back: it goes on from the time that it last told. Without it a wait would become longer by
 * what the machine's clock was set back, and an attempt would end before it began. What the clock is set on, which is
 * also how a machine comes out of its sleep, passes as time. Thread-safe.
 */
public final class MonotonicClock implements InstantSource {
    private final InstantSource clock;
    private Duration setBack = Duration.ZERO;
    private Instant last = Instant.MIN;

    /** Takes the clock that may be set back. */
    public MonotonicClock(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
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
