package io.invokectl.domain.attempt;

/** Why a request got no response, as far as it decides what to do next. */
public enum NetworkFault {
    /** Another attempt may succeed: a refused connection, a name that cannot be resolved, a timeout. */
    TRANSIENT,

    /** The CA certificate of the issuer is not trusted. Another attempt fails until it is. */
    UNTRUSTED_ISSUER,

    /** Another attempt fails too: an invalid certificate, a rejected handshake, missing proxy credentials. */
    PERMANENT
}
