package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;

/** An access token was not sent to an address because of the source of that address. */
public final class TokenWithheldException extends InvokectlException {

    /** Names the origins of the token and of the address. */
    public TokenWithheldException(String token, ApiAddress address, String setting) {
        super("the token from " + token + " is not sent to " + address + ", which " + setting + " names");
    }
}
