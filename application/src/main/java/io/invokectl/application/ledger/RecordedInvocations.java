package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;

/**
 * Jobs whose answers go into the ledger before anybody else sees them. What is not in the ledger is passed on and not
 * noted. Thread-safe as far as its ports are.
 */
public final class RecordedInvocations implements Invocations {
    private final Invocations invocations;
    private final JobHistory history;

    /** Takes the port, and where the answers are noted. */
    public RecordedInvocations(Invocations invocations, JobHistory history) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.history = requireNonNull(history, "memory");
    }

    /** Passes on: the ledger is written around a submission, not in it. */
    @Override
    public Attempt submit(Submission submission) {
        return invocations.submit(submission);
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) throws InterruptedException {
        return noted(id, invocations.get(id, deadline));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) throws InterruptedException {
        return noted(id, invocations.status(id, deadline));
    }

    private Invocation noted(RequestId id, Invocation seen) {
        history.note(id, id + " is " + seen.envelope().statusWord(), job -> job.seen(seen));
        return seen;
    }
}
