package io.invokectl.application.port;

import io.invokectl.domain.answer.RateLimit;
import io.invokectl.domain.failure.OutOfBudget;
import java.time.Instant;
import java.util.List;

/** How many requests may leave, and when. Every send to the API draws on it, first or repeated. Thread-safe. */
public interface RateBudget {

    /**
     * Takes one request out of the budget, and waits until there is one.
     *
     * @throws OutOfBudget if there is none before the deadline; then none is taken
     * @throws InterruptedException if the thread is interrupted while it waits; then none is taken
     */
    void take(Deadline deadline) throws InterruptedException;

    /** When a request could leave if nobody took another before: now, or later. */
    Instant next();

    /** Gives back what was taken last and is not used after all. */
    void giveBack();

    /**
     * A request that was taken is over: the API has counted it by now, if it ever will. Of all that is known of limits
     * the strictest counts.
     *
     * @param told what the answer said about limits; nothing where none came
     */
    void over(List<RateLimit> told);
}
