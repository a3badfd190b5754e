package io.invokectl.domain.batch;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Intent;
import java.time.Instant;

/**
 * Submission of a batch row, as the directory of the batch logs it in case the ledger is lost.
 *
 * @param id the row
 * @param key the idempotency key of its job
 * @param intent the intent in the ledger
 * @param model the model
 * @param address where it was submitted
 * @param at when the intent was committed
 */
public record SubmittedRow(
        RowId id, IdempotencyKey key, Intent intent, ModelId model, ApiAddress address, Instant at) {}
