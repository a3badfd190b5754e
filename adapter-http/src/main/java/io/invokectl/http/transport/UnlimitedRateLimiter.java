package io.invokectl.http.transport;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.answer.ServerRateLimit;
import java.time.Instant;
import java.util.List;

/** Admits every request at once: for requests that the API does not count. */
public enum UnlimitedRateLimiter implements RateLimiter {
    /** The stateless instance. */
    INSTANCE;

    @Override
    public void acquire(Deadline deadline) {}

    @Override
    public Instant next() {
        return Instant.MIN;
    }

    @Override
    public void release() {}

    @Override
    public void completed(List<ServerRateLimit> limits) {}
}
