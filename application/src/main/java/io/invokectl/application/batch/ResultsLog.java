package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.SavedFile;
import java.util.List;
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

    /**
     * The part of a row's last line that stays in memory.
     *
     * @param hasFiles whether it lists files, all of which are in the directory
     * @param others a hash of everything else that may change
     */
    record LastLogged(RowState state, String status, int files, boolean hasFiles, int others) {
        static LastLogged of(RowResult result, BatchFolder folder) {
            return new LastLogged(
                    result.state(),
                    result.status(),
                    result.files().size(),
                    !result.files().isEmpty()
                            && result.files().stream().map(SavedFile::path).allMatch(folder::has),
                    Objects.hash(result.requestId(), result.error(), result.attempts()));
        }

        /** Whether the job is completed, which is never forgotten. */
        boolean isCompleted() {
            return state == RowState.DONE || state == RowState.UNSAVED;
        }

        /** Whether nothing is left to do for the row. */
        boolean isDone() {
            return state == RowState.DONE && hasFiles;
        }

        boolean isRejected() {
            return state == RowState.REJECTED;
        }
    }

    /** Appends the state of a row if it has changed, with a problem that the ledger does not know. */
    Optional<RowResult> log(RowId row, IdempotencyKey key, Optional<String> error) {
        Optional<RowResult> changed = ledger.find(key)
                .map(job -> result(row, job, error).withFiles(filesOf(job)))
                .filter(result -> !LastLogged.of(result, folder).equals(logged.get(row)));
        changed.ifPresent(result -> {
            folder.note(result);
            logged.put(row, LastLogged.of(result, folder));
        });
        return changed;
    }

    /** The files in the directory of the batch; the job may have been saved elsewhere too. */
    private List<SavedFile> filesOf(Job job) {
        return job.files().stream().filter(file -> folder.has(file.path())).toList();
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
