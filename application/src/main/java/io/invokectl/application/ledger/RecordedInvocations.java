package io.invokectl.application.ledger;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/**
 * Records every response in the ledger before the caller sees it. Jobs that the ledger does not know are not recorded.
 * Thread-safe if its ports are.
 */
public final class RecordedInvocations implements Invocations {
    private final Invocations invocations;
    private final JobHistory history;

    /** Decorates a port. */
    public RecordedInvocations(Invocations invocations, JobHistory history) {
        this.invocations = invocations;
        this.history = history;
    }

    /** Records nothing: the submission journal does. */
    @Override
    public Attempt submit(Submission submission) {
        return invocations.submit(submission);
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return recorded(id, invocations.get(id, deadline));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return recorded(id, invocations.status(id, deadline));
    }

    private Invocation recorded(RequestId id, Invocation seen) {
        history.record(id, id + " is " + seen.envelope().statusWord(), job -> job.seen(seen));
        return seen;
    }
}
