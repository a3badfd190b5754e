package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.NotInDoubt;
import io.invokectl.domain.failure.UnknownJob;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import java.util.function.UnaryOperator;

/** Settles what only people can find out about a submission. Thread-safe as far as its port is. */
public final class ResolveDoubt {
    private final Ledger ledger;

    /** Takes the port. */
    public ResolveDoubt(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /**
     * The job was accepted, and this is it.
     *
     * @return the job as it stands now
     * @throws UnknownJob if the ledger has no such job
     * @throws NotInDoubt if the job is not in doubt
     * @throws LedgerException if the ledger cannot be used
     */
    public Job accepted(JobId id, Invocation invocation) {
        return resolved(id, job -> job.found(invocation));
    }

    /**
     * The job was not charged, and may be sent again.
     *
     * @return the job as it stands now
     * @throws UnknownJob as with {@link #accepted}
     * @throws NotInDoubt as with {@link #accepted}
     * @throws LedgerException as with {@link #accepted}
     */
    public Job notCharged(JobId id) {
        return resolved(id, Job::notCharged);
    }

    /**
     * Nobody will find out. The job is listed no more, and is never sent again.
     *
     * @return the job as it stands now
     * @throws UnknownJob as with {@link #accepted}
     * @throws NotInDoubt as with {@link #accepted}
     * @throws LedgerException as with {@link #accepted}
     */
    public Job writtenOff(JobId id) {
        return resolved(id, Job::writtenOff);
    }

    private Job resolved(JobId id, UnaryOperator<Job> resolution) {
        ledger.change(id, job -> {
            if (!job.isInDoubt()) {
                throw new NotInDoubt(id, job.state().status());
            }
            return resolution.apply(job);
        });
        return ledger.find(id).orElseThrow(() -> new UnknownJob(id.value()));
    }
}
