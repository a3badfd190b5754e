package io.invokectl.application.port;

import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import java.time.Instant;
import java.util.List;

/** How many requests may leave, and when. Every send to the API draws on it, first or repeated. Thread-safe. */
public interface RateLimiter {

    /**
     * Takes one request out of the budget, and waits until there is one.
     *
     * @throws RateLimitException if there is none before the deadline; then none is taken
     * @throws InterruptedException if the thread is interrupted while it waits; then none is taken
     */
    void acquire(Deadline deadline) throws InterruptedException;

    /** When a request could leave if nobody took another before: now, or later. */
    Instant next();

    /** Gives back what was taken last and is not used after all. */
    void release();

    /**
     * A request that was taken is over: the API has counted it by now, if it ever will. Of all that is known of limits
     * the strictest counts.
     *
     * @param told what the answer said about limits; nothing where none came
     */
    void completed(List<ServerRateLimit> told);
}
