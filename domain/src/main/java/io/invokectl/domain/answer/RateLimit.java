package io.invokectl.domain.answer;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What an answer's headers said about a rate limit.
 *
 * @param name which limit: the name of its family of headers
 * @param remaining how many requests it still allows before {@code resetAt}
 * @param resetAt when it allows more
 */
public record RateLimit(String name, long remaining, Instant resetAt) {

    /** Refuses null. */
    public RateLimit {
        requireNonNull(name, "name");
        requireNonNull(resetAt, "resetAt");
    }
}
