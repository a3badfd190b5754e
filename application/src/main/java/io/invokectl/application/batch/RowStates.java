package io.invokectl.application.batch;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import java.util.Map;
import java.util.Optional;

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
     */
    record PlannedRow(BatchRow row, RowState state, IdempotencyKey key, Optional<Job> job) {}

    private int rounds() {
        int last = 0;
        for (int round = 1; round <= last + MOST_PRUNED_ROUNDS; round++) {
            boolean exists = !ledger.list(
                            JobFilter.ofKeys(keyPrefix(batch) + round + "/").newest(1))
                    .isEmpty();
            last = exists ? round : last;
        }
        return last;
    }

    /** The prefix of all keys of a batch. */
    static String keyPrefix(String batch) {
        return batch + "/";
    }

    /** The row that a key of a batch belongs to. */
    static RowId row(IdempotencyKey key) {
        return new RowId(key.value()
                .substring(key.value().indexOf('/', key.value().indexOf('/') + 1) + 1));
    }

    /** Finds the state of a row, whose submission must equal the one that was submitted under its ID. */
    PlannedRow of(BatchRow row) {
        for (int round = rounds; round > 0; round--) {
            Optional<Job> last = ledger.find(key(row, round));
            if (last.isPresent()) {
                return ofJob(row, last.get(), round);
            }
        }
        return Optional.ofNullable(logged.get(row.id()))
                .map(last -> ofLogged(row, last))
                .orElseGet(() -> toSubmit(row, 1));
    }

    private PlannedRow ofLogged(BatchRow row, ResultsLog.LastLogged last) {
        RowState state = pruned(last);
        boolean retry = state == RowState.REJECTED || state == RowState.FAILED;
        return retry && request.limits().retryFailed()
                ? toSubmit(row, rounds + 1)
                : new PlannedRow(row, state, key(row, 1), Optional.empty());
    }

    /** The state of a row whose job the ledger has pruned: the state of one that had not ended cannot be determined. */
    static RowState pruned(ResultsLog.LastLogged last) {
        return switch (last.state()) {
            case RUNNING, NOT_SUBMITTED, UNSAVED -> RowState.FAILED;
            default -> last.state();
        };
    }

    private PlannedRow toSubmit(BatchRow row, int round) {
        return new PlannedRow(row, RowState.NOT_SUBMITTED, key(row, round), Optional.empty());
    }

    private PlannedRow ofJob(BatchRow row, Job job, int round) {
        if (!job.isOf(row.submission())) {
            throw new InvalidManifestException(
                    request.manifest().name(),
                    row.line(),
                    "row \"" + row.id() + "\" differs from what was submitted under its id; give it another id");
        }
        boolean rejected = Optional.ofNullable(logged.get(row.id()))
                .filter(ResultsLog.LastLogged::isRejected)
                .isPresent();
        RowState state = ofJob(job, rejected && !request.limits().retryFailed());
        boolean retry = state == RowState.FAILED && request.limits().retryFailed();
        return retry ? toSubmit(row, round + 1) : new PlannedRow(row, state, key(row, round), Optional.of(job));
    }

    /** The state of a row by its job; {@code rejected} if the row itself was rejected, and not every submission of that run. */
    static RowState ofJob(Job job, boolean rejected) {
        if (job.mayBeSent()) {
            return rejected ? RowState.REJECTED : RowState.NOT_SUBMITTED;
        }
        return RowState.of(job);
    }

    private IdempotencyKey key(BatchRow row, int round) {
        return new IdempotencyKey(keyPrefix(batch) + round + "/" + row.id());
    }
}
