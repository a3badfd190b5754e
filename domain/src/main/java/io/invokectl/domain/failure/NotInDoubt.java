package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.JobId;

/** A job was to be resolved that is not in doubt. */
public final class NotInDoubt extends InvokectlException {

    /**
     * Names the job.
     *
     * @param status how it stands
     */
    public NotInDoubt(JobId job, String status) {
        super("the job " + job + " is " + status + " and not in doubt");
    }
}
