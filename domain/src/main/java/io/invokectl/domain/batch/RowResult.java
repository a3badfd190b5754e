package io.invokectl.domain.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.invocation.StatusWord;
import io.invokectl.domain.job.SavedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a row.
 *
 * @param id the row
 * @param requestId the API's name for its job, where that is known
 * @param model the model
 * @param status the API's word for how the job ended, or the ledger's: {@code REJECTED},
 *     {@code IN_DOUBT}, {@code WRITTEN_OFF}
 * @param files what was kept of it, each where it lies, wherever one looks from
 * @param error what went wrong, in one line
 * @param attempts how many attempts to submit it there were
 * @param createdAt when it was submitted first
 * @param completedAt when it ended, where the API told
 */
public record RowResult(
        RowId id,
        Optional<RequestId> requestId,
        ModelId model,
        String status,
        List<SavedFile> files,
        Optional<String> error,
        int attempts,
        Optional<Instant> createdAt,
        Optional<Instant> completedAt) {

    /** Copies the list. */
    public RowResult {
        requireNonNull(id, "id");
        requireNonNull(requestId, "requestId");
        requireNonNull(model, "model");
        requireNonNull(status, "status");
        files = List.copyOf(files);
        requireNonNull(error, "error");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(completedAt, "completedAt");
    }

    /** The same, with other files. */
    public RowResult withFiles(List<SavedFile> others) {
        return new RowResult(id, requestId, model, status, others, error, attempts, createdAt, completedAt);
    }

    /** How it stands. One that ended well, but with an error and without a file, has failed. */
    public RowStanding standing() {
        StatusWord word = StatusWord.of(status);
        if (status.equals("IN_DOUBT")) {
            return RowStanding.IN_DOUBT;
        }
        if (status.equals("WRITTEN_OFF")) {
            return RowStanding.WRITTEN_OFF;
        }
        if (status.equals("REJECTED") || word == StatusWord.FAILED) {
            return RowStanding.FAILED;
        }
        if (word == StatusWord.DONE || (status.isBlank() && !files.isEmpty())) {
            return error.isPresent() && files.isEmpty() ? RowStanding.FAILED : RowStanding.DONE;
        }
        return RowStanding.OPEN;
    }
}
