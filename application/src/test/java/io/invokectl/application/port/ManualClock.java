package io.invokectl.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that advances only when a test or a pause advances it. Records the pauses. */
public final class ManualClock implements InstantSource, Sleeper {
    public static final Instant START = Instant.parse("2026-01-22T19:19:19Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!duration.isNegative() && !duration.isZero()) {
            pauses.add(duration);
            advance(duration);
        }
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Sets the clock back. */
    public synchronized void setBack(Duration duration) {
        now = now.minus(duration);
    }

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** The time since the start. */
    public synchronized Duration elapsed() {
        return Duration.between(START, now);
    }
}
