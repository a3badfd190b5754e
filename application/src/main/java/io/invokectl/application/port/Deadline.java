package io.invokectl.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time until which somebody is willing to wait.
 *
 * @param at the time; nothing for whoever waits for ever
 */
public record Deadline(Optional<Instant> at) {

    /** The deadline that never comes. */
    public static final Deadline NONE = new Deadline(Optional.empty());

    /** The deadline at that time. */
    public static Deadline at(Instant time) {
        return new Deadline(Optional.of(time));
    }

    /** Whether it has come by {@code now}. */
    public boolean hasPassed(Instant now) {
        return at.filter(time -> !now.isBefore(time)).isPresent();
    }

    /** Whether a wait of that length from {@code now} on would go past it. */
    public boolean isBefore(Instant now, Duration wait) {
        return at.filter(time -> now.plus(wait).isAfter(time)).isPresent();
    }

    /** This deadline, or that long after {@code now} if that comes first. */
    public Deadline orAfter(Instant now, Duration longest) {
        Instant other = now.plus(longest);
        return at.filter(time -> time.isBefore(other)).isPresent() ? this : at(other);
    }

    /** The time left at {@code now}, never negative, and never more than {@code most}. */
    public Duration left(Instant now, Duration most) {
        return at.map(time -> Duration.between(now, time))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .filter(left -> left.compareTo(most) < 0)
                .orElse(most);
    }
}
