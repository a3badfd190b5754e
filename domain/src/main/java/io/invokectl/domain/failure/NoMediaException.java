package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.RequestId;

/** A completed job has nothing to save. */
public final class NoMediaException extends InvokectlException {

    /** A problem with the output of a job, as a predicate such as "completed without output". */
    public NoMediaException(RequestId id, String problem) {
        super(id + " " + problem);
    }
}
