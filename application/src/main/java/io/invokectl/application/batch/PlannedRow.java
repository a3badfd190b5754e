package io.invokectl.application.batch;

import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import java.util.Optional;

/**
 * A row, and what is left to be done about it.
 *
 * @param row the row
 * @param standing what is left
 * @param key the name under which the ledger has its job, or is to have it
 * @param job its job, if it was ever begun
 */
record PlannedRow(BatchRow row, RowState standing, IdempotencyKey key, Optional<Job> job) {

    /** What is left to be done about a row. */
    enum RowState {
        /** Everything. */
        TO_SUBMIT,
        /** To wait for its job, and to keep the files. */
        RUNNING,
        /** To keep the files. */
        UNSAVED,
        /** Nothing: its files are kept. */
        DONE,
        /** Nothing: its job failed. */
        FAILED,
        /** Nothing: it was turned away. */
        REJECTED,
        /** Nothing that could be done without buying it twice. */
        IN_DOUBT,
        /** Nothing: it was in doubt, and somebody has written it off. */
        WRITTEN_OFF
    }
}
