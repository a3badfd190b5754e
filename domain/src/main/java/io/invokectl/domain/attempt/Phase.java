package io.invokectl.domain.attempt;

import java.util.Locale;

/** How far an attempt got. The order is that of time. */
public enum Phase {
    /** No byte of the request was handed to a connection. */
    CONNECTING,
    /** Some of the request was handed over, perhaps not all. */
    SENDING,
    /** All of the request was handed over, and nothing came back. */
    WAITING,
    /** The answer had begun, and did not come to its end. */
    ANSWERING,
    /** The answer was read to its end. */
    ANSWERED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
