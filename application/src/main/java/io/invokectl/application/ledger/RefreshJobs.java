package io.invokectl.application.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Polls the running jobs of the ledger once and records their states. Thread-safe if its ports are. */
public final class RefreshJobs {
    private final Ledger ledger;
    private final JobReader reader;

    /**
     * Outcome of polling the running jobs of the ledger.
     *
     * @param isAnyAsked whether the API of any job was asked
     * @param failures why jobs could not be read
     * @param skippedJobs the jobs that were submitted elsewhere
     * @param ledgerWarnings responses that could not be recorded
     */
    public record RefreshOutcome(
            boolean isAnyAsked,
            List<InvokectlException> failures,
            SkippedJobs skippedJobs,
            List<LedgerWarning> ledgerWarnings) {

        public RefreshOutcome {
            failures = List.copyOf(failures);
            ledgerWarnings = List.copyOf(ledgerWarnings);
        }
    }

    /** Creates the use case. */
    public RefreshJobs(Ledger ledger, JobReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /**
     * Polls the running jobs that match a filter, ignoring its status. After a failure that does not concern a
     * single job, no other job of the same API and context is polled.
     *
     * @throws LedgerException if the ledger cannot be read
     * @throws InterruptedException if the thread is interrupted; the responses so far are recorded
     */
    public RefreshOutcome refresh(JobFilter filter) throws InterruptedException {
        var failures = new ArrayList<InvokectlException>();
        var warnings = new ArrayList<LedgerWarning>();
        var unavailable = new HashSet<Origin>();
        SkippedJobs skippedJobs = SkippedJobs.NONE;
        boolean isAnyAsked = false;
        for (Job job : ledger.list(running(filter))) {
            if (unavailable.contains(job.origin())) {
                continue;
            }
            try {
                RecordedAnswer answer = reader.read(job, job.requestId().orElseThrow());
                warnings.addAll(answer.ledgerWarnings());
                isAnyAsked = true;
            } catch (WrongEndpointException elsewhere) {
                skippedJobs = skippedJobs.and(elsewhere);
            } catch (InvokectlException failure) {
                isAnyAsked = true;
                failures.add(failure);
                if (!concernsOneJob(failure)) {
                    unavailable.add(job.origin());
                }
            }
        }
        return new RefreshOutcome(isAnyAsked, failures, skippedJobs, warnings);
    }

    private static JobFilter running(JobFilter filter) {
        return new JobFilter(
                Group.OPEN,
                Optional.empty(),
                filter.model(),
                filter.tags(),
                filter.since(),
                Optional.empty(),
                filter.limit());
    }

    private static boolean concernsOneJob(InvokectlException failure) {
        return failure instanceof InvocationNotFoundException
                || failure instanceof RequestRejectedException
                || failure instanceof UnexpectedResponseException;
    }
}
