package io.invokectl.domain.failure;

/** The request requires an access token and none is configured. */
public final class MissingTokenException extends InvokectlException {

    /** Reports where a token was expected. */
    public MissingTokenException(String message) {
        super(message);
    }
}
