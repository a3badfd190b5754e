package io.invokectl.application.ledger;

import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.NotInDoubtException;
import io.invokectl.domain.failure.UnknownJobException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import java.util.function.UnaryOperator;

/**
 * Records what the user found out about a submission in doubt. Thread-safe if its ports are.
 *
 * <p>Every method returns the changed job and throws {@link UnknownJobException} if the ledger has no such job, {@link
 * NotInDoubtException} if the job is not in doubt, and {@link LedgerException} if the ledger cannot be used.
 */
public final class ResolveDoubt {
    private final Ledger ledger;
    private final JobReader reader;

    /** Creates the use case. */
    public ResolveDoubt(Ledger ledger, JobReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /**
     * The submission was accepted under this request ID, at which its state is read from the API. It may have been written
     * off before.
     *
     * @throws NotInDoubtException also if the request ID belongs to another job
     * @throws InvokectlException as with {@link JobReader#read}
     * @throws InterruptedException if the thread is interrupted; nothing has changed then
     */
    public Job accepted(JobId id, RequestId requestId) throws InterruptedException {
        Job doubt = find(id);
        requireUnknownOutcome(doubt);
        Invocation invocation = reader.read(doubt, requestId).invocation();
        return resolved(id, job -> {
            requireUnknownOutcome(job);
            ledger.find(requestId, job.origin().address())
                    .filter(other -> !other.id().equals(id))
                    .ifPresent(other -> {
                        throw new NotInDoubtException(requestId, other.id());
                    });
            return job.found(invocation);
        });
    }

    /** The submission was not charged and may be repeated. */
    public Job notCharged(JobId id) {
        return resolved(id, job -> requireDoubt(job).notCharged());
    }

    /** The outcome stays unknown. The job is no longer listed as in doubt and is never resubmitted. */
    public Job writtenOff(JobId id) {
        return resolved(id, job -> requireDoubt(job).writtenOff());
    }

    private Job resolved(JobId id, UnaryOperator<Job> resolution) {
        ledger.change(id, resolution);
        return find(id);
    }

    private Job find(JobId id) {
        return ledger.find(id).orElseThrow(() -> new UnknownJobException(id.value()));
    }

    private static void requireUnknownOutcome(Job job) {
        if (!(job.state() instanceof JobState.WrittenOff)) {
            requireDoubt(job);
        }
    }

    private static Job requireDoubt(Job job) {
        if (!job.isInDoubt()) {
            throw new NotInDoubtException(job.id(), job.state().status());
        }
        return job;
    }
}
