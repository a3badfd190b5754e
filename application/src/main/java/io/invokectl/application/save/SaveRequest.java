package io.invokectl.application.save;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.submission.Submission;
import java.util.Optional;

/**
 * A completed job whose files are to be saved.
 *
 * @param invocation the job
 * @param submission what was submitted, if known: links in it are inputs and not results, and its tags are available to
 *     file names
 * @param saveOptions how the files are saved
 * @param deadline when fetching stops
 * @param row the batch row of the job, available to file names
 */
public record SaveRequest(
        Completed invocation,
        Optional<Submission> submission,
        SaveOptions saveOptions,
        Deadline deadline,
        Optional<RowId> row) {

    /** A request outside of a batch, without a deadline. */
    public SaveRequest(Completed invocation, Optional<Submission> submission, SaveOptions saveOptions) {
        this(invocation, submission, saveOptions, Deadline.NONE, Optional.empty());
    }

    /**
     * How files are saved.
     *
     * @param name the file name template
     * @param overwrite whether existing files with different content are overwritten
     * @param sidecar whether a JSON document about the job is saved beside each file, named after it with {@code .json}
     *     appended
     */
    public record SaveOptions(NameTemplate name, boolean overwrite, boolean sidecar) {

        /** Default names, no overwriting, no sidecar. */
        public static final SaveOptions DEFAULT = new SaveOptions(NameTemplate.DEFAULT, false, false);
    }
}
