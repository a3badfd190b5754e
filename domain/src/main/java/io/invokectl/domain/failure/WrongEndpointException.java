package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;
import java.util.Optional;

/**
 * A job cannot be polled from here: it was submitted to another address, or with a context whose token is not available.
 * Nothing was sent.
 */
public final class WrongEndpointException extends InvokectlException {
    private final transient Optional<ApiAddress> address;

    private WrongEndpointException(String message, Optional<ApiAddress> address) {
        super(message);
        this.address = address;
    }

    /**
     * A job of another address.
     *
     * @param job its request ID or job ID
     * @param address where it was submitted, which may come from an untrusted file
     * @param here the configured address
     */
    public static WrongEndpointException to(ApiAddress address, String job, ApiAddress here) {
        return new WrongEndpointException(
                job + " was submitted to " + address + ", not to " + here, Optional.of(address));
    }

    /**
     * A job of a context that does not exist or has no token.
     *
     * @param job its request ID or job ID
     */
    public static WrongEndpointException with(ContextName context, String job) {
        return new WrongEndpointException(
                job + " was submitted with context \"" + context + "\", which has no token here", Optional.empty());
    }

    /** Where the job was submitted; empty if only its context is missing. */
    public Optional<ApiAddress> address() {
        return address;
    }
}
