package io.invokectl.cli.session;

/** What a command uses the ledger for, which decides what happens if the ledger is disabled or cannot be used. */
public enum LedgerUse {
    /** To find where jobs were submitted. Optional: the command works without a ledger. */
    READING,
    /** To record a submission. A ledger without a location is skipped; one that cannot be read or written is an error. */
    SUBMISSION,
    /** To record a submission whose files are saved later. The ledger can be skipped only by disabling it. */
    TRACKED_SUBMISSION,
    /** To recognize an earlier submission by its idempotency key or row. Required: otherwise nothing is submitted. */
    KEYED_SUBMISSION,
    /** To show or change the ledger itself. Required, and never created. */
    REQUIRED;

    /** Whether the command fails if the ledger is disabled. */
    boolean isRequired() {
        return this == REQUIRED || this == KEYED_SUBMISSION;
    }

    /** Whether jobs are submitted, for which a missing ledger is created. */
    boolean isSubmission() {
        return this != READING && this != REQUIRED;
    }
}
