package io.invokectl.application.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.SavedFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the consistency of the ledger and of the files that it records. Thread-safe if its ports are. */
public final class VerifyLedger {
    private static final int JOBS_PER_REPORT = 1000;

    private final Ledger ledger;
    private final Results results;
    private final ProgressListener listener;

    /**
     * Result of checking the ledger.
     *
     * @param jobs the number of jobs
     * @param attempts the number of attempts by outcome
     * @param files the number of recorded files
     * @param problems inconsistencies of the ledger, one line each
     * @param damagedFiles recorded files that are missing or have changed
     */
    public record Audit(
            int jobs,
            Map<AttemptOutcome, Integer> attempts,
            int files,
            List<String> problems,
            List<DamagedFile> damagedFiles) {

        /**
         * A recorded file that is missing or has changed.
         *
         * @param job the job that saved it
         * @param requestId the API's ID of the job, if known
         * @param path its absolute path
         */
        public record DamagedFile(JobId job, Optional<RequestId> requestId, String path) {}

        public Audit {
            attempts = Map.copyOf(attempts);
            problems = List.copyOf(problems);
            damagedFiles = List.copyOf(damagedFiles);
        }

        /** Whether the ledger and the files are consistent. */
        public boolean isClean() {
            return problems.isEmpty() && damagedFiles.isEmpty();
        }
    }

    /** Creates the use case. */
    public VerifyLedger(Ledger ledger, Results results, ProgressListener listener) {
        this.listener = listener;
        this.ledger = ledger;
        this.results = results;
    }

    /**
     * Checks every job and reads every recorded file.
     *
     * @throws LedgerException if the ledger cannot be read
     */
    public Audit verify() {
        var inspection = new Inspection();
        inspection.problems.addAll(ledger.inspect());
        ledger.each(JobFilter.ALL, inspection::read)
                .forEach(job -> inspection.problems.add("job " + job.name() + " cannot be read: " + job.problem()));
        return inspection.audit();
    }

    private final class Inspection {
        private final List<String> problems = new ArrayList<>();
        private final List<Audit.DamagedFile> damagedFiles = new ArrayList<>();
        private final Map<AttemptOutcome, Integer> attempts = new EnumMap<>(AttemptOutcome.class);
        private final Map<String, JobId> owners = new HashMap<>();
        private int jobs;
        private int files;

        void read(Job job) {
            jobs++;
            if (jobs % JOBS_PER_REPORT == 0 || !job.files().isEmpty()) {
                listener.onEvent(new ProgressEvent.Working(jobs + " jobs and " + files + " files checked"));
            }
            job.attempts().forEach(attempt -> attempts.merge(attempt.outcome(), 1, Integer::sum));
            requireOneAcceptance(job);
            requireMatchingState(job);
            job.requestId().ifPresent(id -> requireUnique(id, job));
            job.files().forEach(file -> requireIntact(file, job));
        }

        private void requireOneAcceptance(Job job) {
            long accepted = job.attempts().stream()
                    .filter(attempt -> attempt.outcome() == AttemptOutcome.ACCEPTED || isUnresolved(attempt))
                    .count();
            if (accepted > 1) {
                problems.add(
                        job.id() + ": " + accepted + " attempts were accepted or are in doubt; at most one may be");
            }
        }

        private boolean isUnresolved(JobAttempt attempt) {
            return attempt.outcome() == AttemptOutcome.OPEN
                    || (attempt.outcome() == AttemptOutcome.IN_DOUBT && !attempt.sentAgain());
        }

        private void requireMatchingState(Job job) {
            boolean accepted =
                    job.attempts().stream().anyMatch(attempt -> attempt.outcome() == AttemptOutcome.ACCEPTED);
            boolean known = job.state() instanceof JobState.Accepted;
            if (accepted != known) {
                problems.add(job.id() + ": status " + job.state().status() + ", but " + (accepted ? "an" : "no")
                        + " attempt was accepted");
            }
        }

        private void requireUnique(RequestId id, Job job) {
            JobId other = owners.putIfAbsent(job.origin().address() + " " + id, job.id());
            if (other != null) {
                problems.add(job.id() + ": request ID " + id + " also belongs to " + other);
            }
        }

        private void requireIntact(SavedFile file, Job job) {
            files++;
            boolean intact = results.find(file.path())
                    .filter(stored ->
                            stored.bytes() == file.bytes() && stored.sha256().equals(file.sha256()))
                    .isPresent();
            if (!intact) {
                damagedFiles.add(new Audit.DamagedFile(job.id(), job.requestId(), file.path()));
            }
        }

        Audit audit() {
            return new Audit(jobs, attempts, files, problems, damagedFiles);
        }
    }
}
