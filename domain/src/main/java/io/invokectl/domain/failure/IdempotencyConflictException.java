package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;

/** The idempotency key belongs to a job with a different submission. */
public final class IdempotencyConflictException extends InvokectlException {

    /** Creates the exception for a key and the job that has it. */
    public IdempotencyConflictException(IdempotencyKey key, JobId job) {
        super("idempotency key \"" + key + "\" belongs to job " + job + ", which has a different submission");
    }
}
