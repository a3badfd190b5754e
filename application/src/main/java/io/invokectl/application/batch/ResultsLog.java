package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Appends the state of rows to the results in the batch directory, unless it equals the last line of the row. */
final class ResultsLog {
    private final BatchFolder folder;
    private final Ledger ledger;
    private final Map<RowId, LastLogged> logged;

    ResultsLog(BatchFolder folder, Ledger ledger, Map<RowId, LastLogged> logged) {
        this.folder = folder;
        this.ledger = ledger;
        this.logged = logged;
    }

    /** The part of a row's last line that stays in memory; {@code others} is a hash of everything else that may change. */
    record LastLogged(RowState state, String status, int files, int others) {
        static LastLogged of(RowResult result) {
            return new LastLogged(
                    result.state(),
                    result.status(),
                    result.files().size(),
                    Objects.hash(result.requestId(), result.error(), result.attempts()));
        }

        boolean isRejected() {
            return state == RowState.REJECTED;
        }
    }

    /** Appends the state of a row if it has changed, with a problem that the ledger does not know. */
    Optional<RowResult> log(RowId row, IdempotencyKey key, Optional<String> error) {
        Optional<RowResult> changed = ledger.find(key)
                .map(job -> result(row, job, error))
                .filter(result -> !LastLogged.of(result).equals(logged.get(row)));
        changed.ifPresent(result -> {
            folder.note(result);
            logged.put(row, LastLogged.of(result));
        });
        return changed;
    }

    static RowResult result(RowId row, Job job, Optional<String> error) {
        return new RowResult(
                row,
                job.requestId(),
                job.submission().model(),
                job.state().status(),
                job.files(),
                error.or(job::problem),
                job.attempts().size(),
                Optional.of(job.createdAt()),
                job.state() instanceof JobState.Accepted accepted
                        ? accepted.invocation().envelope().completedAt()
                        : Optional.empty());
    }
}
