package io.invokectl.domain.failure;

import io.invokectl.domain.invocation.MediaLink;

/** A file of a job cannot be fetched. The job itself is not affected. */
public final class MediaUnavailableException extends InvokectlException {

    /** Reason of the failure. */
    public enum Cause {
        /** The link has expired or the file was removed. */
        GONE,
        /** The link is not allowed: it leads to a private network, uses plain http or an unknown scheme. */
        UNSAFE,
        /** The host failed or limited the rate on every attempt. */
        UNAVAILABLE,
        /** The host was not reached, or the file arrived incomplete, on every attempt. */
        UNREACHABLE,
        /** The certificate of the host was issued by a CA that is not trusted. */
        UNTRUSTED_ISSUER,
        /** The host rejected the request, sent something else, or the {@code data:} URI is malformed. */
        REFUSED
    }

    private final Cause why;

    /** A problem with a link, in words. */
    public MediaUnavailableException(MediaLink link, Cause why, String problem) {
        this(link.shortened() + ": " + problem, why);
    }

    private MediaUnavailableException(String message, Cause why) {
        super(message);
        this.why = why;
    }

    /** This problem, and where the part of the file that arrived is kept. */
    public MediaUnavailableException keptAs(String path) {
        return new MediaUnavailableException(getMessage() + "; what arrived is kept as " + path, why);
    }

    /** The reason. */
    public Cause why() {
        return why;
    }
}
