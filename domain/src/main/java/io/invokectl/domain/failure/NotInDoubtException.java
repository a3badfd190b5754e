package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;

/** The job to resolve is not in doubt, or the request ID belongs to another job. */
public final class NotInDoubtException extends InvokectlException {

    /** The job has another status. */
    public NotInDoubtException(JobId job, String status) {
        super("job " + job + " is " + status + ", not in doubt");
    }

    /** The request ID belongs to another job. */
    public NotInDoubtException(RequestId found, JobId other) {
        super("request ID " + found + " already belongs to job " + other);
    }
}
