package io.invokectl.application.port;

import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import java.time.Instant;
import java.util.List;

/** Limits the rate of requests to the API. Every request acquires a permit, retries included. Thread-safe. */
public interface RateLimiter {

    /**
     * Acquires a permit for one request, waiting for it if necessary.
     *
     * @throws RateLimitException if there is none before the deadline; none is acquired then
     * @throws InterruptedException if the thread is interrupted; none is acquired then
     */
    void acquire(Deadline deadline) throws InterruptedException;

    /** When the next permit is available: now or later. */
    Instant next();

    /** Returns the permit that was acquired last and is not used. */
    void release();

    /**
     * A request has ended, so the server has counted it by now.
     *
     * @param limits the limits that the response reports; empty if there was no response
     */
    void completed(List<ServerRateLimit> limits);
}
