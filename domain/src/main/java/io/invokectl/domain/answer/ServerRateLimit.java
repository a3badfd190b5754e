package io.invokectl.domain.answer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What an answer's headers said about a rate limit.
 *
 * @param name which limit: the name of its family of headers
 * @param most how many requests it allows in all, where that was said
 * @param remaining how many requests it still allows before {@code resetAt}
 * @param resetAt when it allows more
 */
public record ServerRateLimit(String name, Optional<Long> most, long remaining, Instant resetAt) {

    /** Refuses null. */
    public ServerRateLimit {
        requireNonNull(name, "name");
        requireNonNull(most, "most");
        requireNonNull(resetAt, "resetAt");
    }

    /** A limit of which nobody said how many requests it allows in all. */
    public ServerRateLimit(String name, long remaining, Instant resetAt) {
        this(name, Optional.empty(), remaining, resetAt);
    }

    /** The same, with another number of requests that it still allows. */
    public ServerRateLimit leaving(long number) {
        return new ServerRateLimit(name, most, number, resetAt);
    }
}
