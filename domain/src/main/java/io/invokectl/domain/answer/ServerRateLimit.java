package io.invokectl.domain.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * Rate limit as reported in the headers of a response.
 *
 * @param name the name of the limit, from its headers
 * @param most the number of requests that it allows in total, if reported
 * @param remaining the number of requests left until {@code resetAt}
 * @param resetAt when it is reset
 */
public record ServerRateLimit(String name, Optional<Long> most, long remaining, Instant resetAt) {

    /** A limit with an unknown total. */
    public ServerRateLimit(String name, long remaining, Instant resetAt) {
        this(name, Optional.empty(), remaining, resetAt);
    }

    /** This limit with another number of requests left. */
    public ServerRateLimit leaving(long number) {
        return new ServerRateLimit(name, most, number, resetAt);
    }
}
