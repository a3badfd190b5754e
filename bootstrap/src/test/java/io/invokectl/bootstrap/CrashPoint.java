package io.invokectl.bootstrap;

/** The steps of a purchase, in their order. */
enum CrashPoint {
    INTENT_NOT_YET_COMMITTED,
    INTENT_COMMITTED,
    REQUEST_ANSWERED,
    OUTCOME_NOT_YET_COMMITTED,
    OUTCOME_COMMITTED,
    TERMINAL_ANSWER_STORED,
    DOWNLOADING,
    FILE_NAMED;

    /** What a process ends with that stops at a step. */
    static final int HALTED = 77;

    /** Ends the process, if this is where it is to stop: no lock is given up, nothing is closed. */
    void haltIf(CrashPoint last) {
        if (this == last) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
