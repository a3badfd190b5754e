package io.invokectl.domain.failure;

import static java.util.Objects.requireNonNull;

/** The ledger cannot be used. */
public final class LedgerException extends InvokectlException {
    private final Kind kind;

    /** What is the matter, as far as it decides what may still be done. */
    public enum Kind {
        /** There is no place for a ledger: commands that buy one thing may work without. */
        NO_PLACE,
        /** A ledger is there and cannot be read or written: nothing may be sent. */
        TROUBLE
    }

    /**
     * Names the ledger.
     *
     * @param place the file or folder
     * @param problem what is wrong, in words
     */
    public LedgerException(Kind kind, String place, String problem) {
        super("ledger " + place + ": " + problem);
        this.kind = requireNonNull(kind, "kind");
    }

    /** What is the matter. */
    public Kind kind() {
        return kind;
    }
}
