package io.invokectl.domain.failure;

import io.invokectl.domain.attempt.NetworkFault;

/**
 * No response: the name cannot be resolved, the connection or its certificate failed, or the server did not respond.
 */
public final class UnreachableException extends InvokectlException {
    private final NetworkFault fault;

    /** Creates the exception from method, address and problem. */
    public UnreachableException(String message, NetworkFault fault) {
        super(message);
        this.fault = fault;
    }

    /** Why there was no response. */
    public NetworkFault fault() {
        return fault;
    }
}
