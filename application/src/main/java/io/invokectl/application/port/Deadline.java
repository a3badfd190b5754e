package io.invokectl.application.port;

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
