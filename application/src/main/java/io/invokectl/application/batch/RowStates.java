package io.invokectl.application.batch;

import io.invokectl.application.batch.PlannedRow.RowState;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
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
final class RowStates {
    /** The ledger may have forgotten so many rounds in a row, all of them finished. */
    private static final int MOST_FORGOTTEN = 20;

    private final Ledger ledger;
    private final BatchRequest request;
    private final String batch;
    private final Map<RowId, ResultsLog.LastLogged> noted;

    private final int rounds;

    /**
     * Takes what is known.
     *
     * @param noted the status that was noted last of each row
     */
    RowStates(Ledger ledger, BatchRequest request, Map<RowId, ResultsLog.LastLogged> noted) {
        this.ledger = ledger;
        this.request = request;
        this.batch = request.folder().batch();
        this.noted = noted;
        this.rounds = rounds();
    }

    /** How many rounds there were. Those in between may be forgotten. */
    private int rounds() {
        int last = 0;
        for (int round = 1; round <= last + MOST_FORGOTTEN; round++) {
            boolean isThere = !ledger.list(
                            JobFilter.ofKeys(keys(batch) + round + "/").newest(1))
                    .isEmpty();
            last = isThere ? round : last;
        }
        return last;
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
     * @throws InvalidManifestException if it asks for something else than it did before
     */
    PlannedRow of(BatchRow row) {
        for (int round = rounds; round > 0; round--) {
            Optional<Job> last = ledger.find(key(row, round));
            if (last.isPresent()) {
                return known(row, last.get(), round);
            }
        }
        return Optional.ofNullable(noted.get(row.id()))
                .map(mark -> forgotten(row, mark))
                .orElseGet(() -> toSubmit(row, 1));
    }

    /** A row that the folder knows of, and the ledger no more. */
    private PlannedRow forgotten(BatchRow row, ResultsLog.LastLogged mark) {
        RowState standing = forgotten(mark);
        boolean again = standing == RowState.REJECTED || standing == RowState.FAILED;
        return again && request.limits().retryFailed()
                ? toSubmit(row, rounds + 1)
                : new PlannedRow(row, standing, key(row, 1), Optional.empty());
    }

    /** How a row stands by what was noted of it. */
    static RowState forgotten(ResultsLog.LastLogged mark) {
        if (mark.status().equals("IN_DOUBT")) {
            return RowState.IN_DOUBT;
        }
        if (mark.status().equals("WRITTEN_OFF")) {
            return RowState.WRITTEN_OFF;
        }
        if (mark.files() > 0) {
            return RowState.DONE;
        }
        return mark.isRejected() ? RowState.REJECTED : RowState.FAILED;
    }

    private PlannedRow toSubmit(BatchRow row, int round) {
        return new PlannedRow(row, RowState.TO_SUBMIT, key(row, round), Optional.empty());
    }

    private PlannedRow known(BatchRow row, Job job, int round) {
        if (!job.submission().equals(row.submission())) {
            throw new InvalidManifestException(
                    request.manifest().name(),
                    row.line(),
                    "the row \"" + row.id() + "\" asked for something else when it was submitted; give it another id");
        }
        boolean rejected = Optional.ofNullable(noted.get(row.id()))
                .filter(ResultsLog.LastLogged::isRejected)
                .isPresent();
        RowState standing = standing(job, rejected && !request.limits().retryFailed());
        boolean again = standing == RowState.FAILED && request.limits().retryFailed();
        return again ? toSubmit(row, round + 1) : new PlannedRow(row, standing, key(row, round), Optional.of(job));
    }

    /**
     * How a row stands by its job.
     *
     * @param rejected whether it was turned away for a reason of its own
     */
    static RowState standing(Job job, boolean rejected) {
        if (job.isOpen()) {
            return RowState.RUNNING;
        }
        if (job.state() instanceof JobState.Accepted taken) {
            return standing(taken.invocation(), job);
        }
        if (!job.mayBeSent()) {
            return job.isDoubt() || job.isBeingSent() ? RowState.IN_DOUBT : RowState.WRITTEN_OFF;
        }
        return rejected ? RowState.REJECTED : RowState.TO_SUBMIT;
    }

    private static RowState standing(Invocation ended, Job job) {
        if (ended instanceof Failed) {
            return RowState.FAILED;
        }
        return job.isUnsaved() ? RowState.UNSAVED : RowState.DONE;
    }

    private IdempotencyKey key(BatchRow row, int round) {
        return new IdempotencyKey(keys(batch) + round + "/" + row.id());
    }
}
