package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.RequestId;

/** The job of an idempotency key was submitted to another API, where it can be asked about and here not. */
public final class WrongEndpointException extends InvokectlException {
    private final RequestId requestId;

    /** Names the job. */
    public WrongEndpointException(RequestId requestId) {
        super(requestId + " was submitted elsewhere under this idempotency key; nothing is sent");
        this.requestId = requestId;
    }

    /** The job. */
    public RequestId requestId() {
        return requestId;
    }
}
