package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowKey;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.StatusWord;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.SavedFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the state of rows. The ledger has the job of a row under a key that consists of the batch, a round and the row; a
 * row that is resubmitted after its job failed gets a key of the next round.
 */
final class RowStates {
    /** The ledger may have pruned this many consecutive rounds. */
    private static final int MOST_PRUNED_ROUNDS = 20;

    private final Ledger ledger;
    private final BatchRequest request;
    private final String batch;
    private final Map<RowId, ResultsLog.LastLogged> logged;
    private final int rounds;

    RowStates(Ledger ledger, BatchRequest request, Map<RowId, ResultsLog.LastLogged> logged) {
        this.ledger = ledger;
        this.request = request;
        this.batch = request.folder().batch();
        this.logged = logged;
        this.rounds = rounds();
    }

    /**
     * A row and the state from which this run continues.
     *
     * @param state {@link RowState#NOT_SUBMITTED} if this run may submit it, even if it was rejected or failed before
     * @param key the idempotency key of its job in the ledger
     * @param job its job, if the ledger has one
     * @param isChanged whether it differs from its job and is skipped
     */
    record PlannedRow(BatchRow row, RowState state, IdempotencyKey key, Optional<Job> job, boolean isChanged) {}

    private int rounds() {
        int last = 0;
        for (int round = 1; round <= last + MOST_PRUNED_ROUNDS; round++) {
            boolean exists = !ledger.list(
                            JobFilter.ofKeys(RowKey.prefix(batch) + round + "/").newest(1))
                    .isEmpty();
            last = exists ? round : last;
        }
        return last;
    }

    /** Finds the state of a row, whose submission must equal the one that was accepted under its ID. */
    PlannedRow of(BatchRow row) {
        Optional<ResultsLog.LastLogged> last = Optional.ofNullable(logged.get(row.id()));
        for (int round = rounds; round > 0; round--) {
            Optional<Job> job = ledger.find(key(row, round));
            if (job.isPresent()) {
                return last.filter(result -> outweighs(result, job.get()))
                        .map(result -> ofLogged(row, result))
                        .orElse(ofJob(row, job.get(), last, round));
            }
        }
        return last.map(result -> ofLogged(row, result)).orElseGet(() -> toSubmit(row, 1));
    }

    private PlannedRow ofLogged(BatchRow row, ResultsLog.LastLogged last) {
        boolean retry = last.state() == RowState.REJECTED || last.state() == RowState.FAILED;
        return last.state() == RowState.NOT_SUBMITTED
                        || (retry && request.limits().retryFailed())
                ? toSubmit(row, rounds + 1)
                : new PlannedRow(row, last.state(), key(row, 1), Optional.empty(), false);
    }

    private PlannedRow toSubmit(BatchRow row, int round) {
        return new PlannedRow(row, RowState.NOT_SUBMITTED, key(row, round), Optional.empty(), false);
    }

    private PlannedRow ofJob(BatchRow row, Job job, Optional<ResultsLog.LastLogged> last, int round) {
        RowState state = ofJob(job, last, request.folder());
        boolean changed = !job.isOf(row.submission());
        boolean retry = request.limits().retryFailed() && (state == RowState.REJECTED || state == RowState.FAILED);
        if (state == RowState.NOT_SUBMITTED || retry) {
            return toSubmit(row, changed || state == RowState.FAILED ? round + 1 : round);
        }
        boolean skip = changed && state != RowState.REJECTED;
        if (skip && !request.limits().skipChanged()) {
            throw InvalidManifestException.changed(
                    request.manifest().name(), row.line(), row.id().value());
        }
        return new PlannedRow(row, state, key(row, round), Optional.of(job), skip);
    }

    /** Whether the results know that a job is completed and the ledger, perhaps an older copy, does not. */
    static boolean outweighs(ResultsLog.LastLogged last, Job job) {
        return last.isCompleted()
                && (job.mayBeSent() || StatusWord.of(job.state().status()) == StatusWord.FAILED);
    }

    /**
     * The state of a row by its job. A job that may be sent is rejected only if the results say so: otherwise the whole
     * run was rejected. A file counts as saved only in the directory of the batch, where the results know it even after the
     * ledger has pruned the job.
     */
    static RowState ofJob(Job job, Optional<ResultsLog.LastLogged> last, BatchFolder folder) {
        if (job.mayBeSent()) {
            return last.filter(ResultsLog.LastLogged::isRejected).isPresent()
                    ? RowState.REJECTED
                    : RowState.NOT_SUBMITTED;
        }
        RowState state = RowState.of(job);
        if (state != RowState.DONE && state != RowState.UNSAVED) {
            return state;
        }
        boolean isDone = last.filter(ResultsLog.LastLogged::isDone).isPresent()
                || (state == RowState.DONE && hasFiles(job, folder));
        return isDone ? RowState.DONE : RowState.UNSAVED;
    }

    private static boolean hasFiles(Job job, BatchFolder folder) {
        Set<String> saved = job.files().stream()
                .filter(file -> folder.has(file.path()))
                .map(SavedFile::url)
                .collect(Collectors.toSet());
        return job.files().stream().map(SavedFile::url).allMatch(saved::contains);
    }

    private IdempotencyKey key(BatchRow row, int round) {
        return new RowKey(batch, round, row.id()).value();
    }
}
