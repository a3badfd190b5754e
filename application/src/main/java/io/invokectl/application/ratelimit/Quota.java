package io.invokectl.application.ratelimit;

import io.invokectl.application.work.DurationParser;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;

/**
 * Number of requests allowed within any period of a given length.
 *
 * @param requests the number of requests, at least 1
 * @param span the length of the period, more than zero
 */
public record Quota(int requests, Duration span) {

    /**
     * Creates a quota.
     *
     * @throws InvalidValueException if a value is not positive
     */
    public Quota {
        if (requests < 1 || span.isNegative() || span.isZero()) {
            throw new InvalidValueException("a rate must allow at least one request in a positive period");
        }
    }

    /**
     * Parses {@code 250/1m}: 250 requests per minute.
     *
     * @throws InvalidValueException if the text has another form
     */
    public static Quota parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(0, slash).matches("[0-9]{1,9}")) {
            throw new InvalidValueException("\"" + text + "\" is not a rate such as 250/1m");
        }
        return new Quota(Integer.parseInt(text.substring(0, slash)), DurationParser.parse(text.substring(slash + 1)));
    }
}
