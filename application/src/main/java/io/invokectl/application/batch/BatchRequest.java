package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.save.NameTemplate;
import io.invokectl.application.save.SaveRequest.SaveOptions;

/**
 * A batch to be run, or to be gone on with.
 *
 * @param manifest its rows
 * @param folder where its files and results go
 * @param saveOptions how files are named and kept
 * @param limits how far to go
 */
public record BatchRequest(Manifest manifest, BatchFolder folder, SaveOptions saveOptions, Limits limits) {

    /** With all defaults: files named for their rows, at most once, no limit. */
    public BatchRequest(Manifest manifest, BatchFolder folder) {
        this(manifest, folder, new SaveOptions(NameTemplate.BATCH_DEFAULT, false, false), Limits.DEFAULT);
    }

    /** Refuses null. */
    public BatchRequest {
        requireNonNull(manifest, "manifest");
        requireNonNull(folder, "folder");
        requireNonNull(saveOptions, "keeping");
        requireNonNull(limits, "limits");
    }

    /**
     * How far to go.
     *
     * @param atMostOnce whether a job is never sent again once it may have been accepted
     * @param retryFailed whether rows that failed or were rejected in an earlier run are tried again
     * @param mostJobs how many jobs are submitted at most in this run
     * @param deadline the time after which nothing more is submitted, asked or fetched
     */
    public record Limits(boolean atMostOnce, boolean retryFailed, long mostJobs, Deadline deadline) {

        /** At most once, nothing tried again, no limit otherwise. */
        public static final Limits DEFAULT = new Limits(true, false, Long.MAX_VALUE, Deadline.NONE);

        /** Refuses null. */
        public Limits {
            requireNonNull(deadline, "deadline");
        }
    }
}
