package io.invokectl.domain.attempt;

import java.util.Locale;

/** How far an attempt got, in chronological order. */
public enum Phase {
    /** No byte of the request was written to a connection. */
    CONNECTING,
    /** Some of the request was written, perhaps not all. */
    SENDING,
    /** The whole request was written and no response arrived. */
    WAITING,
    /** Part of the response arrived. */
    ANSWERING,
    /** The whole response arrived. */
    ANSWERED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
