package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.submission.Submission;

/**
 * Jobs whose answers go into the ledger before anybody else sees them. What is not in the ledger is passed on and not
 * noted. Thread-safe as far as its ports are.
 */
public final class RecordedInvocations implements Invocations {
    private final Invocations invocations;
    private final Ledger ledger;
    private final Notices notices;

    /** Takes the ports. */
    public RecordedInvocations(Invocations invocations, Ledger ledger, Notices notices) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.ledger = requireNonNull(ledger, "ledger");
        this.notices = requireNonNull(notices, "notices");
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
        try {
            ledger.find(id)
                    .filter(job -> !job.seen(seen).equals(job))
                    .map(Job::id)
                    .ifPresent(job -> ledger.change(job, known -> known.seen(seen)));
        } catch (LedgerException trouble) {
            notices.tell(new Notice.LedgerTrouble(
                    id + " is " + seen.envelope().statusWord() + ", which is not noted: " + trouble.getMessage()));
        }
        return seen;
    }
}
