package io.invokectl.application.batch;

import io.invokectl.domain.batch.RowResult;

/** Observer of a batch run. Called by several threads, one at a time. */
public interface BatchListener {

    /** Ignores everything. */
    BatchListener NONE = (counts, requests) -> {};

    /**
     * The counts or the number of requests changed.
     *
     * @param counts the current counts
     * @param requests the number of requests that this run has sent to the API
     */
    void changed(BatchCounts counts, long requests);

    /** The outcome of a row was recorded. */
    default void ended(RowResult result) {}
}
