package io.invokectl.application.batch;

import io.invokectl.domain.batch.RowResult;

/** Whoever wants to be told how a batch goes on. Called by several threads, one at a time. */
public interface BatchListener {

    /** Nobody. */
    BatchListener NONE = (counts, requests) -> {};

    /**
     * Something changed.
     *
     * @param counts how the rows stand now
     * @param requests how many requests this run has sent to the API so far
     */
    void changed(BatchCounts counts, long requests);

    /** A row needs no more, and its files lie where the result says. */
    default void ended(RowResult result) {}
}
