package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;

/** An address uses plain HTTP to another machine, which would reveal the access token to the network. */
public final class PlainHttpException extends InvokectlException {

    /**
     * Names the address and its origin.
     *
     * @param origin where the address was given: an option, an environment variable, or a key in a file
     */
    public PlainHttpException(String origin, ApiAddress address) {
        super(origin + ": " + address + " would send the access token unencrypted; use https://");
    }
}
