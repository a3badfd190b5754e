package io.invokectl.application.batch;

/** Submits the rows of a batch, waits for their jobs and keeps their files. */
public final class RunBatch {

    /** Looks at what would be done, and sends nothing. */
    public BatchPlan plan(BatchRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Runs what is left to be done. */
    public BatchOutcome run(BatchRequest request, BatchListener listener) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
