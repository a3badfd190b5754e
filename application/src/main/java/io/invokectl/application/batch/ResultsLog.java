package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.invocation.Envelope;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Notes in the folder what became of rows, by what the ledger knows, and nothing twice. */
final class ResultsLog {
    private final BatchFolder folder;
    private final Ledger ledger;
    private final Map<RowId, LastLogged> noted;

    ResultsLog(BatchFolder folder, Ledger ledger, Map<RowId, LastLogged> noted) {
        this.folder = folder;
        this.ledger = ledger;
        this.noted = noted;
    }

    /**
     * What is remembered of a note.
     *
     * @param status how the row stood
     * @param files how many of its files were kept
     * @param others a sum of all else that may change
     */
    record LastLogged(String status, int files, int others) {
        static LastLogged of(RowResult result) {
            return new LastLogged(
                    result.status(),
                    result.files().size(),
                    Objects.hash(result.requestId(), result.error(), result.attempts()));
        }

        /** Whether the row was turned away. */
        boolean isRejected() {
            return status.equals("REJECTED");
        }
    }

    /**
     * Notes how a row stands, if it stood otherwise when it was noted last.
     *
     * @param error what went wrong that the ledger does not know
     * @return the result, if it was noted
     */
    Optional<RowResult> note(RowId row, IdempotencyKey key, Optional<String> error) {
        Optional<RowResult> result = ledger.find(key).map(job -> result(row, job, error));
        Optional<RowResult> fresh = result.filter(now -> !LastLogged.of(now).equals(noted.get(row)));
        fresh.ifPresent(now -> {
            folder.note(now);
            noted.put(row, LastLogged.of(now));
        });
        return fresh;
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
                job.state() instanceof JobState.Accepted taken
                        ? Optional.of(taken.invocation().envelope()).flatMap(Envelope::completedAt)
                        : Optional.empty());
    }
}
