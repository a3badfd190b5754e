package io.invokectl.application.submit;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Number of retries of a request and the waits between them.
 *
 * @param retries the maximum number of retries, 0 for none (default: 5)
 * @param waitMin the shortest wait (default: 1 s)
 * @param waitMax the longest wait (default: 30 s); {@code waitMin} if that is longer
 */
public record RetryRules(int retries, Duration waitMin, Duration waitMax) {
    /** The defaults of doctl. */
    public static final RetryRules DEFAULT = new RetryRules(5, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** A longer wait before a retry is not made: the request fails instead. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /**
     * Creates rules.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public RetryRules {
        if (retries < 0 || waitMin.isNegative() || waitMax.isNegative()) {
            throw new IllegalArgumentException("retries and waits must not be negative");
        }
    }

    /** Whether a request may be retried after this number of failed attempts. */
    public boolean allowAfter(int attempts) {
        return attempts <= retries;
    }

    /**
     * The wait before the next attempt: a random share between half and all of {@code min(waitMin · 2^(attempts-1),
     * waitMax)}, but at least {@code waitMin}. A wait that the server asked for replaces it, even if it is zero.
     *
     * @param attempts the number of failed attempts, from 1
     * @param retryAfter the wait that the server asked for, if any
     * @param random the source of the random share
     */
    public Duration waitAfter(int attempts, Optional<Duration> retryAfter, RandomGenerator random) {
        return retryAfter.orElseGet(() -> {
            long ceiling = Math.min(waitMin.toMillis() << Math.min(attempts - 1, 20), waitMax.toMillis());
            long share = Math.round(ceiling * (0.5 + random.nextDouble() / 2));
            return Duration.ofMillis(Math.max(share, waitMin.toMillis()));
        });
    }
}
