package io.invokectl.domain.failure;

/** The ledger has no job with this ID. */
public final class UnknownJobException extends InvokectlException {

    /** Reports the job ID or request ID. */
    public UnknownJobException(String id) {
        super("the ledger has no job \"" + id + "\"");
    }
}
