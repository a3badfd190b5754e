package io.invokectl.application.batch;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.save.SaveRequest.SaveOptions;

/**
 * A batch to run or to resume.
 *
 * @param manifest the rows
 * @param folder the directory for results and files
 * @param saveOptions how files are named and saved
 * @param limits what may be submitted, and for how long
 */
public record BatchRequest(Manifest manifest, BatchFolder folder, SaveOptions saveOptions, Limits limits) {

    /**
     * Limits of a run.
     *
     * @param atMostOnce whether an attempt that may have been accepted is never repeated (default: true)
     * @param retryFailed whether rows that failed or were rejected in an earlier run are resubmitted, also with another
     *     content (default: false)
     * @param keepGoing whether rows are submitted even after ten in a row were rejected alike (default: false)
     * @param skipChanged whether a row that differs from the job accepted under its ID is skipped instead of being an
     *     error (default: false)
     * @param mostJobs the maximum number of jobs to submit (default: no limit)
     * @param deadline when submitting, polling and fetching stop (default: never)
     */
    public record Limits(
            boolean atMostOnce,
            boolean retryFailed,
            boolean keepGoing,
            boolean skipChanged,
            long mostJobs,
            Deadline deadline) {

        /** The defaults. */
        public static final Limits DEFAULT = new Limits(true, false, false, false, Long.MAX_VALUE, Deadline.NONE);
    }
}
