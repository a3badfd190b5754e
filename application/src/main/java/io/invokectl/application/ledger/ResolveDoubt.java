package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.UnknownJobException;
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
     * @throws UnknownJobException if the ledger has no such job
     * @throws NotInDoubtException if the job is not in doubt, or the invocation is that of another job
     * @throws LedgerException if the ledger cannot be used
     */
    public Job accepted(JobId id, Invocation invocation) {
        return resolved(id, job -> {
            ledger.find(invocation.requestId(), job.origin().address())
                    .filter(other -> !other.id().equals(id))
                    .ifPresent(other -> {
                        throw new NotInDoubtException(invocation.requestId(), other.id());
                    });
            return job.found(invocation);
        });
    }

    /**
     * The job, if it is in doubt.
     *
     * @throws UnknownJobException as with {@link #accepted}
     * @throws NotInDoubtException as with {@link #accepted}
     * @throws LedgerException as with {@link #accepted}
     */
    public Job doubt(JobId id) {
        Job job = ledger.find(id).orElseThrow(() -> new UnknownJobException(id.value()));
        requireDoubt(job);
        return job;
    }

    private static void requireDoubt(Job job) {
        if (!job.isInDoubt()) {
            throw new NotInDoubtException(job.id(), job.state().status());
        }
    }

    /**
     * The job was not charged, and may be sent again.
     *
     * @return the job as it stands now
     * @throws UnknownJobException as with {@link #accepted}
     * @throws NotInDoubtException as with {@link #accepted}
     * @throws LedgerException as with {@link #accepted}
     */
    public Job notCharged(JobId id) {
        return resolved(id, Job::notCharged);
    }

    /**
     * Nobody will find out. The job is listed no more, and is never sent again.
     *
     * @return the job as it stands now
     * @throws UnknownJobException as with {@link #accepted}
     * @throws NotInDoubtException as with {@link #accepted}
     * @throws LedgerException as with {@link #accepted}
     */
    public Job writtenOff(JobId id) {
        return resolved(id, Job::writtenOff);
    }

    private Job resolved(JobId id, UnaryOperator<Job> resolution) {
        ledger.change(id, job -> {
            requireDoubt(job);
            return resolution.apply(job);
        });
        return ledger.find(id).orElseThrow(() -> new UnknownJobException(id.value()));
    }
}
