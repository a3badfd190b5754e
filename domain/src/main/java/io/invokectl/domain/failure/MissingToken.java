package io.invokectl.domain.failure;

/** The request needs an access token and none is set. */
public final class MissingToken extends InvokectlException {

    /** Says where a token was looked for. */
    public MissingToken(String message) {
        super(message);
    }
}
