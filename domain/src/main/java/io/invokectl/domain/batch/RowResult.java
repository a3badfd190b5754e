package io.invokectl.domain.batch;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recorded outcome of a batch row.
 *
 * @param id the row
 * @param requestId the API's ID of its job, if known
 * @param model the model
 * @param status the API's last status of the job, or a status of {@link io.invokectl.domain.job.JobState}
 * @param files the saved files, by absolute path
 * @param error what went wrong, in one line
 * @param attempts the number of attempts to submit it
 * @param createdAt when it was first submitted
 * @param completedAt when it ended, if the API said so
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

    public RowResult {
        files = List.copyOf(files);
    }

    /** This result with other files. */
    public RowResult withFiles(List<SavedFile> replacement) {
        return new RowResult(id, requestId, model, status, replacement, error, attempts, createdAt, completedAt);
    }

    /** The state of the row. */
    public RowState state() {
        return RowState.of(status, !files.isEmpty(), error.isPresent());
    }
}
