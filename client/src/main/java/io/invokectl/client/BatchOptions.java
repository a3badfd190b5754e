package io.invokectl.client;

import io.invokectl.application.batch.BatchListener;
import io.invokectl.application.batch.BatchRequest;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Manifest;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Options of a batch. Not thread-safe. */
public final class BatchOptions {
    private final InstantSource clock;
    private Deadline deadline = Deadline.NONE;
    private final DownloadOptions download = DownloadOptions.forBatch();
    private BatchListener listener = BatchListener.NONE;
    private boolean atMostOnce = true;
    private boolean retryFailed;
    private boolean keepGoing;
    private boolean skipChanged;
    private long maxJobs = Long.MAX_VALUE;

    BatchOptions(InstantSource clock) {
        this.clock = clock;
    }

    /** Configures how the files are saved, such as {@code download -> download.sidecar()}. */
    public BatchOptions download(Consumer<DownloadOptions> options) {
        options.accept(download);
        return this;
    }

    /**
     * Retries after responses that leave open whether the job was accepted, as {@link SubmitOptions#atMostOnce}
     * describes. Default: off.
     */
    public BatchOptions retryAmbiguous() {
        atMostOnce = false;
        return this;
    }

    /** Submits the other rows even if ten in a row are rejected alike. Default: off. */
    public BatchOptions keepGoing() {
        keepGoing = true;
        return this;
    }

    /** Skips rows that differ from the job accepted under their ID, which are errors otherwise. Default: off. */
    public BatchOptions skipChanged() {
        skipChanged = true;
        return this;
    }

    /** Resubmits rows that failed or were rejected in an earlier run, also if they were corrected. Default: off. */
    public BatchOptions retryFailed() {
        retryFailed = true;
        return this;
    }

    /** Submits at most this many jobs in this run. Default: no limit. */
    public BatchOptions maxJobs(long value) {
        maxJobs = value;
        return this;
    }

    /**
     * Stops submitting, polling and downloading after this time. Default: no limit.
     *
     * @throws InvalidValueException if the time is negative
     */
    public BatchOptions timeout(Duration value) {
        deadline = Deadline.after(value, clock.instant());
        return this;
    }

    /** Notifies a listener of changed counts and finished rows. Default: none. */
    public BatchOptions listener(BatchListener value) {
        listener = value;
        return this;
    }

    BatchListener listener() {
        return listener;
    }

    BatchRequest request(Manifest rows, BatchFolder folder) {
        return new BatchRequest(
                rows,
                folder,
                download.build(),
                new BatchRequest.Limits(atMostOnce, retryFailed, keepGoing, skipChanged, maxJobs, deadline));
    }
}
