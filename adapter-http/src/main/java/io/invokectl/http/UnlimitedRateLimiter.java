package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.domain.answer.ServerRateLimit;
import java.time.Instant;
import java.util.List;

/** No budget: for requests that do not go to the API. */
enum UnlimitedRateLimiter implements RateLimiter {
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
    public void completed(List<ServerRateLimit> told) {}
}
