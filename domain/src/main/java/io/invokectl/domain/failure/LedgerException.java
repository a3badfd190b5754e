package io.invokectl.domain.failure;

/** The ledger cannot be used. */
public final class LedgerException extends InvokectlException {
    private final Kind kind;

    /** Kind of failure, which decides what may still be done. */
    public enum Kind {
        /** There is no location for a ledger: a single submission may work without one. */
        NO_PLACE,
        /** The ledger exists and cannot be read or written: nothing may be submitted. */
        TROUBLE
    }

    /** A problem of the ledger at a place, in words. */
    public LedgerException(Kind kind, String place, String problem) {
        super("ledger " + place + ": " + problem);
        this.kind = kind;
    }

    /** The kind of failure. */
    public Kind kind() {
        return kind;
    }
}
