package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;

/** An access token was not sent to an address because of the source of that address. */
public final class TokenWithheldException extends InvokectlException {

    /**
     * Reports the origins of token and address.
     *
     * @param token the origin of the token, such as an environment variable
     * @param setting the origin of the address, such as a key in a config file
     */
    public TokenWithheldException(String token, ApiAddress address, String setting) {
        super("the token from " + token + " is not sent to " + address + ", which " + setting + " names");
    }
}
