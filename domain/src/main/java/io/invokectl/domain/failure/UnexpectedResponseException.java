package io.invokectl.domain.failure;

/** The API answered 2xx to a question, and the answer cannot be read. */
public final class UnexpectedResponseException extends InvokectlException {

    /** Takes method, address and what is wrong with the answer, in words. */
    public UnexpectedResponseException(String message) {
        super(message);
    }
}
