package io.invokectl.http;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.RateBudget;
import io.invokectl.domain.answer.RateLimit;
import java.time.Instant;
import java.util.List;

/** No budget: for requests that do not go to the API. */
enum OpenBudget implements RateBudget {
    INSTANCE;

    @Override
    public void take(Deadline deadline) {}

    @Override
    public Instant next() {
        return Instant.MIN;
    }

    @Override
    public void giveBack() {}

    @Override
    public void over(List<RateLimit> told) {}
}
