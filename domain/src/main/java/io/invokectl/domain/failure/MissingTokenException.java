package io.invokectl.domain.failure;

/** The request needs an access token and none is set. */
public final class MissingTokenException extends InvokectlException {

    /** Says where a token was looked for. */
    public MissingTokenException(String message) {
        super(message);
    }
}
