package io.invokectl.application.port;

import io.invokectl.domain.answer.RateLimit;
import io.invokectl.domain.failure.OutOfBudget;

/** How many requests may leave, and when. Every send to the API draws on it, first or repeated. Thread-safe. */
public interface RateBudget {

    /**
     * Takes one request out of the budget, and waits until there is one.
     *
     * @throws OutOfBudget if there is none before the deadline; then none is taken
     * @throws InterruptedException if the thread is interrupted while it waits; then none is taken
     */
    void take(Deadline deadline) throws InterruptedException;

    /** Takes note of what the API said about its limit. The strictest of all that is known counts. */
    void heard(RateLimit limit);
}
