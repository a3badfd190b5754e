package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;

/** An address uses plain HTTP to another machine, which would reveal the access token to the network. */
public final class PlainHttpException extends InvokectlException {

    /** Names the address and the option, environment variable or key in a file that contains it. */
    public PlainHttpException(String origin, ApiAddress address) {
        super(origin + ": " + address + " would send the access token unencrypted; use https://");
    }
}
