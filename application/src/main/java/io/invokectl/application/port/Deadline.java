package io.invokectl.application.port;

import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time at which waiting stops.
 *
 * @param at the time; empty to wait forever
 */
public record Deadline(Optional<Instant> at) {

    /** No deadline. */
    public static final Deadline NONE = new Deadline(Optional.empty());

    /** A deadline at this time. */
    public static Deadline at(Instant time) {
        return new Deadline(Optional.of(time));
    }

    /**
     * A deadline at the end of a timeout that begins now.
     *
     * @throws InvalidValueException if the timeout is negative
     */
    public static Deadline after(Duration timeout, Instant now) {
        if (timeout.isNegative()) {
            throw new InvalidValueException("the timeout must not be negative");
        }
        return at(now.plus(timeout));
    }

    /** Whether it has passed at {@code now}. */
    public boolean hasPassed(Instant now) {
        return at.filter(time -> !now.isBefore(time)).isPresent();
    }

    /** Whether a wait that begins now would end after it. */
    public boolean isBefore(Instant now, Duration wait) {
        return at.filter(time -> now.plus(wait).isAfter(time)).isPresent();
    }

    /** The earlier of this deadline and the given time after {@code now}. */
    public Deadline orAfter(Instant now, Duration longest) {
        Instant other = now.plus(longest);
        return at.filter(time -> time.isBefore(other)).isPresent() ? this : at(other);
    }

    /** The time left at {@code now}, between zero and {@code most}. */
    public Duration left(Instant now, Duration most) {
        return at.map(time -> Duration.between(now, time))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .filter(left -> left.compareTo(most) < 0)
                .orElse(most);
    }
}
