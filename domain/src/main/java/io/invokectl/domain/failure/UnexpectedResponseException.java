package io.invokectl.domain.failure;

/** The API responded with 2xx and a body that cannot be read. */
public final class UnexpectedResponseException extends InvokectlException {

    /** Reports method, address and what is wrong with the response. */
    public UnexpectedResponseException(String message) {
        super(message);
    }
}
