package io.invokectl.domain.failure;

/** No answer came over the network: no address, no connection, no trust in the certificate, or silence. */
public final class UnreachableException extends InvokectlException {

    /** Takes method, address and what happened, in words. */
    public UnreachableException(String message) {
        super(message);
    }
}
