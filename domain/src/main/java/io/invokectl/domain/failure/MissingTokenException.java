package io.invokectl.domain.failure;

import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.context.ContextName;

/** A request needs an access token and none is available. */
public final class MissingTokenException extends InvokectlException {
    private final boolean ofJob;

    private MissingTokenException(String message, boolean ofJob) {
        super(message);
        this.ofJob = ofJob;
    }

    /** No token is given, and the selected context has none. */
    public static MissingTokenException in(ContextName context) {
        return new MissingTokenException(
                "no access token: none was given, and the context \"" + context + "\" has none", false);
    }

    /** A job was submitted to an address with a token that was given directly and therefore not saved. */
    public static MissingTokenException forJobAt(ApiAddress address) {
        return new MissingTokenException(
                "no access token: the job was submitted to " + address + " with a token that was not saved", true);
    }

    /** Whether the token of an earlier submission is missing, rather than any token. */
    public boolean isOfJob() {
        return ofJob;
    }
}
