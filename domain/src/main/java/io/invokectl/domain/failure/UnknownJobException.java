package io.invokectl.domain.failure;

/** The ledger has no job of that name. */
public final class UnknownJobException extends InvokectlException {

    /** Takes the name, a job id or a request id. */
    public UnknownJobException(String name) {
        super("the ledger has no job \"" + name + "\"");
    }
}
