package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;

/** The idempotency key belongs to a job that asked for something else. */
public final class IdempotencyConflictException extends InvokectlException {

    /** Names the key and the job that has it. */
    public IdempotencyConflictException(IdempotencyKey key, JobId job) {
        super("the idempotency key \"" + key + "\" belongs to the job " + job + ", which asked for something else");
    }
}
