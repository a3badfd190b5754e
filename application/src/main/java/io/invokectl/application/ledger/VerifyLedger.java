package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Results;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.SavedFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the ledger against itself and against the files it speaks of. Thread-safe as far as its ports are. */
public final class VerifyLedger {
    private final Ledger ledger;
    private final Results results;

    /** Takes the ports. */
    public VerifyLedger(Ledger ledger, Results results) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.results = requireNonNull(results, "results");
    }

    /**
     * Inspects everything.
     *
     * @throws LedgerException if the ledger cannot be read
     */
    public Audit verify() {
        var inspection = new Inspection();
        inspection.problems.addAll(ledger.inspect());
        ledger.each(JobFilter.ALL, inspection::read);
        return inspection.audit();
    }

    private final class Inspection {
        private final List<String> problems = new ArrayList<>();
        private final Map<AttemptOutcome, Integer> attempts = new EnumMap<>(AttemptOutcome.class);
        private final Map<String, JobId> names = new HashMap<>();
        private int jobs;
        private int files;

        void read(Job job) {
            jobs++;
            job.attempts().forEach(attempt -> attempts.merge(attempt.outcome(), 1, Integer::sum));
            requireOnePurchase(job);
            requireStateToFit(job);
            job.requestId().ifPresent(id -> requireUnique(id, job));
            job.files().forEach(file -> requireIntact(file, job));
        }

        private void requireOnePurchase(Job job) {
            long purchases = job.attempts().stream()
                    .filter(attempt -> attempt.outcome() == AttemptOutcome.ACCEPTED || isUnresolved(attempt))
                    .count();
            if (purchases > 1) {
                problems.add(job.id() + ": " + purchases + " attempts are accepted or unresolved; one at most may be");
            }
        }

        private boolean isUnresolved(JobAttempt attempt) {
            return attempt.outcome() == AttemptOutcome.OPEN
                    || (attempt.outcome() == AttemptOutcome.IN_DOUBT && !attempt.sentAgain());
        }

        private void requireStateToFit(Job job) {
            boolean accepted =
                    job.attempts().stream().anyMatch(attempt -> attempt.outcome() == AttemptOutcome.ACCEPTED);
            boolean known = job.requestId().isPresent() && !job.isInDoubt();
            if (accepted != known) {
                problems.add(job.id() + ": it is " + job.state().status() + " and " + (accepted ? "an" : "no")
                        + " attempt was accepted");
            }
        }

        private void requireUnique(RequestId id, Job job) {
            JobId other = names.putIfAbsent(job.origin().address() + " " + id, job.id());
            if (other != null) {
                problems.add(job.id() + ": its request id " + id + " is also that of " + other);
            }
        }

        private void requireIntact(SavedFile file, Job job) {
            files++;
            boolean intact = results.find(file.path())
                    .filter(stored ->
                            stored.bytes() == file.bytes() && stored.sha256().equals(file.sha256()))
                    .isPresent();
            if (!intact) {
                problems.add(job.id() + ": " + file.path() + " is missing or not what was kept; get it again with:"
                        + " invokectl save "
                        + job.requestId().map(RequestId::value).orElse("") + outTo(file));
            }
        }

        private String outTo(SavedFile file) {
            int end = file.path().lastIndexOf('/');
            return end < 0 ? "" : " --out \"" + file.path().substring(0, end + 1) + "\"";
        }

        Audit audit() {
            return new Audit(jobs, attempts, files, problems);
        }
    }
}
