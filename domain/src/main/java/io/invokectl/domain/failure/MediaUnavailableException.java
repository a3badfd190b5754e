package io.invokectl.domain.failure;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.MediaLink;

/** A file that a model made cannot be had. The job itself is none the worse. */
public final class MediaUnavailableException extends InvokectlException {

    /** Why not. */
    public enum Cause {
        /** The link has expired or the file was removed. */
        GONE,
        /** The link leads where no result may lead: a private network, plain http, an unknown scheme. */
        UNSAFE,
        /** The host of the file was at fault or limited its rate on every try. */
        UNAVAILABLE,
        /** The host of the file was not reached, or what came was not whole, on every try. */
        UNREACHABLE,
        /** The certificate of the file's host was issued by an authority that is not trusted. */
        UNTRUSTED_ISSUER,
        /** What came is no file: the host refused, or the {@code data:} address cannot be read. */
        REFUSED
    }

    private final Cause why;

    /**
     * Names the link.
     *
     * @param link the link
     * @param why the kind of reason
     * @param problem the reason in words
     */
    public MediaUnavailableException(MediaLink link, Cause why, String problem) {
        super(link.shortened() + ": " + problem);
        this.why = requireNonNull(why, "why");
    }

    /** The kind of reason. */
    public Cause why() {
        return why;
    }
}
