package io.invokectl.cli.session;

/** What a command wants of the ledger, which decides what becomes of it where there is none. */
public enum LedgerUse {
    /** To know more about jobs that are read: whatever is wrong with the ledger, the command goes on without. */
    READING,
    /** To remember one purchase: without a place for a ledger the command goes on, with trouble in it nothing is sent. */
    ONE_PURCHASE,
    /** To remember what is bought and fetched later: the command goes on without only where that was asked for. */
    PURCHASES,
    /** To buy what is known again by its key, or by its row: without it nothing is sent. */
    KEYED_PURCHASE,
    /** To show it: without it there is nothing to do. */
    ITSELF;

    /** Whether there is nothing to be done without it, even if that was asked for. */
    boolean isNeeded() {
        return this == ITSELF || this == KEYED_PURCHASE;
    }

    /** Whether something is bought, which calls for a ledger where there is none yet. */
    boolean isPurchase() {
        return this != READING && this != ITSELF;
    }
}
