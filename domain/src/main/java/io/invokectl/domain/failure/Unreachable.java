package io.invokectl.domain.failure;

/** No answer came over the network: no address, no connection, no trust in the certificate, or silence. */
public final class Unreachable extends InvokectlException {

    /** Takes method, address and what happened, in words. */
    public Unreachable(String message) {
        super(message);
    }
}
