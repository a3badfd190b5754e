package io.invokectl.domain.failure;

import java.util.Optional;

/** The ledger cannot be used. */
public final class LedgerException extends InvokectlException {
    private final Kind kind;
    private final Optional<String> batch;

    /** Kind of failure, which decides what may still be done. */
    public enum Kind {
        /** There is no location for a ledger: a single submission may work without one. */
        NO_PLACE,
        /** The ledger exists and cannot be read or written: nothing may be submitted. */
        TROUBLE,
        /**
         * The ledger lacks a submission that a record beside it or in a batch directory names, such as after an older copy
         * was restored. Nothing may be submitted until that is accepted; everything else works.
         */
        BEHIND
    }

    /** A problem of the ledger at a place, in words. */
    public LedgerException(Kind kind, String place, String problem) {
        this(kind, "ledger " + place + ": " + problem, Optional.empty());
    }

    private LedgerException(Kind kind, String message, Optional<String> batch) {
        super(message);
        this.kind = kind;
        this.batch = batch;
    }

    /** The ledger lacks a submission that a batch directory names. */
    public static LedgerException behind(String batch, String problem) {
        return new LedgerException(Kind.BEHIND, batch + ": " + problem, Optional.of(batch));
    }

    /** The batch directory that names the missing submission, if it is not named beside the ledger. */
    public Optional<String> batch() {
        return batch;
    }

    /** The kind of failure. */
    public Kind kind() {
        return kind;
    }
}
