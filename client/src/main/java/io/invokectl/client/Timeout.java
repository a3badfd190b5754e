package io.invokectl.client;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The deadline of a call, counted from its start. */
final class Timeout {
    private final Instant start;
    private Deadline deadline = Deadline.NONE;

    Timeout(InstantSource clock) {
        this.start = clock.instant();
    }

    /**
     * Sets the time from the start of the call to the deadline.
     *
     * @throws InvalidValueException if it is negative
     */
    void set(Duration value) {
        if (value.isNegative()) {
            throw new InvalidValueException("the timeout must not be negative");
        }
        deadline = Deadline.at(start.plus(value));
    }

    Deadline deadline() {
        return deadline;
    }
}
