package io.invokectl.application.batch;

import io.invokectl.domain.batch.BatchRow;
import io.invokectl.domain.batch.RowState;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.job.Job;
import java.util.Optional;

/**
 * A row and the state from which this run continues.
 *
 * @param row the row
 * @param state {@link RowState#NOT_SUBMITTED} if this run may submit it, even if it was rejected or failed before
 * @param key the idempotency key of its job in the ledger
 * @param job its job, if the ledger has one
 */
record PlannedRow(BatchRow row, RowState state, IdempotencyKey key, Optional<Job> job) {}
