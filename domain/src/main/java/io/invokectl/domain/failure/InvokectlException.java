package io.invokectl.domain.failure;

/** Failure of a use case. The message says in one line what happened and where, and contains no secret. */
public abstract class InvokectlException extends RuntimeException {
    private final String message;

    InvokectlException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
