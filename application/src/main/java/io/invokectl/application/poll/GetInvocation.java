package io.invokectl.application.poll;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.JobHistory;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.JobState;
import java.util.Optional;

/** Asks about a job once. A job that failed is an answer like any other. Thread-safe. */
public final class GetInvocation {
    private final Invocations invocations;
    private final JobHistory history;

    /** Takes the port, and what is remembered. */
    public GetInvocation(Invocations invocations, JobHistory history) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.history = requireNonNull(history, "memory");
    }

    /**
     * The job as it stands.
     *
     * @throws ApiException if the API answers with an error
     * @throws UnreachableException if no whole answer came
     * @throws UnexpectedResponseException if the answer cannot be read
     * @throws RateLimitException if the rate budget allows no request soon
     * @throws InterruptedException if the thread is interrupted; a request under way ends at once
     */
    public Invocation get(RequestId id) throws InterruptedException {
        return invocations.get(id, Deadline.NONE);
    }

    /**
     * The job as it ended, if the ledger knows that, and else as it stands.
     *
     * @throws ApiException as with {@link #get}
     * @throws UnreachableException as with {@link #get}
     * @throws UnexpectedResponseException as with {@link #get}
     * @throws InterruptedException as with {@link #get}
     */
    public Invocation ended(RequestId id) throws InterruptedException {
        Optional<Invocation> known = history.find(id)
                .flatMap(job -> job.state() instanceof JobState.Accepted taken
                        ? Optional.of(taken.invocation())
                        : Optional.empty())
                .filter(Invocation::hasEnded);
        return known.isPresent() ? known.get() : get(id);
    }
}
