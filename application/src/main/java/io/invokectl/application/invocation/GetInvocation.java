package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.OutOfBudget;
import io.invokectl.domain.failure.UnexpectedResponse;
import io.invokectl.domain.failure.Unreachable;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;

/** Asks about a job once. A job that failed is an answer like any other. Thread-safe. */
public final class GetInvocation {
    private final Invocations invocations;

    /** Takes the port. */
    public GetInvocation(Invocations invocations) {
        this.invocations = requireNonNull(invocations, "invocations");
    }

    /**
     * The job as it stands.
     *
     * @throws ApiException if the API answers with an error
     * @throws Unreachable if no whole answer came
     * @throws UnexpectedResponse if the answer cannot be read
     * @throws OutOfBudget if the rate budget allows no request soon
     * @throws InterruptedException if the thread is interrupted; a request under way ends at once
     */
    public Invocation get(RequestId id) throws InterruptedException {
        return invocations.get(id, Deadline.NONE);
    }
}
