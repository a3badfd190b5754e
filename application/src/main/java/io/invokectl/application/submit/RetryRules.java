package io.invokectl.application.submit;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often a request is sent again, and after what wait. The defaults are doctl's: 5 times, 1 to 30 seconds.
 *
 * @param retries how many times a request is sent again at most; 0 for never
 * @param waitMin the shortest wait
 * @param waitMax the longest wait; where it is shorter than {@code waitMin}, that one counts
 */
public record RetryRules(int retries, Duration waitMin, Duration waitMax) {
    /** doctl's. */
    public static final RetryRules DEFAULT = new RetryRules(5, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** The longest wait that anybody is made to sit through before a request is sent again. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public RetryRules {
        if (retries < 0 || waitMin.isNegative() || waitMax.isNegative()) {
            throw new IllegalArgumentException("retries and waits are not negative");
        }
    }

    /** Whether a request that was sent {@code tries} times in vain may be sent once more. */
    public boolean allowAfter(int tries) {
        return tries <= retries;
    }

    /**
     * The wait before the next try: {@code min(waitMin · 2^(tries-1), waitMax)}, of which a random share between half
     * and all, and never less than {@code waitMin}. What the answer asked for takes its place, zero included.
     *
     * @param tries how many times the request was sent in vain, from 1
     * @param retryAfter what the answer asked for
     * @param random where the share comes from
     */
    public Duration waitAfter(int tries, Optional<Duration> retryAfter, RandomGenerator random) {
        return retryAfter.orElseGet(() -> {
            long ceiling = Math.min(waitMin.toMillis() << Math.min(tries - 1, 20), waitMax.toMillis());
            long share = Math.round(ceiling * (0.5 + random.nextDouble() / 2));
            return Duration.ofMillis(Math.max(share, waitMin.toMillis()));
        });
    }
}
