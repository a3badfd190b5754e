package io.invokectl.application.save;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.submission.Submission;
import java.util.Optional;

/**
 * A finished job whose files are to be kept.
 *
 * @param invocation the job
 * @param submission what was sent, where it is known: links in it are the caller's own, and its tags serve the names
 * @param saveOptions how the files are kept
 * @param deadline the time after which nothing more is fetched
 * @param row the row of a batch that it is, which serves the names
 */
public record SaveRequest(
        Completed invocation,
        Optional<Submission> submission,
        SaveOptions saveOptions,
        Deadline deadline,
        Optional<RowId> row) {

    /** Outside of a batch. */
    public SaveRequest(
            Completed invocation, Optional<Submission> submission, SaveOptions saveOptions, Deadline deadline) {
        this(invocation, submission, saveOptions, deadline, Optional.empty());
    }

    /** Outside of a batch, without a deadline. */
    public SaveRequest(Completed invocation, Optional<Submission> submission, SaveOptions saveOptions) {
        this(invocation, submission, saveOptions, Deadline.NONE);
    }

    /** With all defaults: of a job whose submission is not at hand, under the default names, without a deadline. */
    public SaveRequest(Completed invocation) {
        this(invocation, Optional.empty(), SaveOptions.DEFAULT);
    }

    /** Refuses null. */
    public SaveRequest {
        requireNonNull(invocation, "invocation");
        requireNonNull(submission, "submission");
        requireNonNull(saveOptions, "keeping");
        requireNonNull(deadline, "deadline");
        requireNonNull(row, "row");
    }

    /**
     * How files are kept.
     *
     * @param name how they are named
     * @param overwrite whether a different file of the same name gives way
     * @param sidecar whether a JSON document about the job is kept beside each file, under its name and {@code .json}
     */
    public record SaveOptions(NameTemplate name, boolean overwrite, boolean sidecar) {

        /** The default names, nothing overwritten, no sidecar. */
        public static final SaveOptions DEFAULT = new SaveOptions(NameTemplate.DEFAULT, false, false);
    }
}
