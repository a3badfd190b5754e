package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;

/** A job was to be resolved that is not in doubt. */
public final class NotInDoubtException extends InvokectlException {

    /**
     * Names the job.
     *
     * @param status how it stands
     */
    public NotInDoubtException(JobId job, String status) {
        super("the job " + job + " is " + status + " and not in doubt");
    }

    /** Names the job that the ledger knows under the request id which was to resolve another. */
    public NotInDoubtException(RequestId found, JobId other) {
        super(found + " is the job " + other + " and cannot be this one too");
    }
}
