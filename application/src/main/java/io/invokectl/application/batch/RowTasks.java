package io.invokectl.application.batch;

import io.invokectl.application.batch.RowTask.Standing;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifest;
import io.invokectl.domain.invocation.Failed;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is left to be done about rows. The ledger has the job of a row under a key made of the batch and the row; a
 * row that is tried again after its job failed gets a key of another round.
 */
final class RowTasks {
    private final Ledger ledger;
    private final BatchRequest request;
    private final String batch;
    private final Map<RowId, String> noted;

    /** Whether any row was submitted before; if not, a hundred thousand need not be looked for one by one. */
    private final boolean isBegun;

    /**
     * Takes what is known.
     *
     * @param noted the status that was noted last of each row
     */
    RowTasks(Ledger ledger, BatchRequest request, Map<RowId, String> noted) {
        this.ledger = ledger;
        this.request = request;
        this.batch = request.folder().batch();
        this.noted = noted;
        this.isBegun = !ledger.list(JobFilter.ofKeys(keys(batch)).first()).isEmpty();
    }

    /** How the keys of a batch begin. */
    static String keys(String batch) {
        return batch + "/";
    }

    /** The row that a key of a batch belongs to. */
    static RowId row(IdempotencyKey key) {
        return new RowId(key.value()
                .substring(key.value().indexOf('/', key.value().indexOf('/') + 1) + 1));
    }

    /**
     * What is left to be done about a row.
     *
     * @throws InvalidManifest if it asks for something else than it did before
     */
    RowTask of(BatchRow row) {
        return isBegun ? known(row) : new RowTask(row, Standing.TO_SUBMIT, key(row, 1), Optional.empty());
    }

    private RowTask known(BatchRow row) {
        int round = 1;
        Optional<Job> last = ledger.find(key(row, round));
        for (Optional<Job> next = last; next.isPresent(); next = ledger.find(key(row, round))) {
            last = next;
            round++;
        }
        if (last.isEmpty()) {
            return new RowTask(row, Standing.TO_SUBMIT, key(row, 1), last);
        }
        Job job = last.get();
        if (!job.submission().equals(row.submission())) {
            throw new InvalidManifest(
                    request.manifest().name(),
                    row.line(),
                    "the row \"" + row.id() + "\" asked for something else when it was submitted; give it another id");
        }
        boolean rejected = BatchNotes.isRejected(noted.getOrDefault(row.id(), ""));
        Standing standing = standing(job, rejected && !request.limits().retryFailed());
        boolean again = standing == Standing.FAILED && request.limits().retryFailed();
        return again
                ? new RowTask(row, Standing.TO_SUBMIT, key(row, round), Optional.empty())
                : new RowTask(row, standing, key(row, round - 1), last);
    }

    /**
     * How a row stands by its job.
     *
     * @param rejected whether it was turned away for a reason of its own
     */
    static Standing standing(Job job, boolean rejected) {
        if (job.isOpen()) {
            return Standing.RUNNING;
        }
        if (job.state() instanceof JobState.Taken taken) {
            return standing(taken.invocation(), job);
        }
        if (!job.mayBeSent()) {
            return Standing.IN_DOUBT;
        }
        return rejected ? Standing.REJECTED : Standing.TO_SUBMIT;
    }

    private static Standing standing(Invocation ended, Job job) {
        if (ended instanceof Failed) {
            return Standing.FAILED;
        }
        return job.isUnsaved() ? Standing.UNSAVED : Standing.DONE;
    }

    private IdempotencyKey key(BatchRow row, int round) {
        return new IdempotencyKey(keys(batch) + round + "/" + row.id());
    }
}
