package io.invokectl.bootstrap;

/** A point at which a run may crash, in the order in which a run reaches them. */
enum CrashPoint {
    BEFORE_INTENT_COMMIT,
    AFTER_INTENT_COMMIT,
    AFTER_RESPONSE,
    BEFORE_OUTCOME_COMMIT,
    AFTER_OUTCOME_COMMIT,
    AFTER_RESULT_COMMIT,
    DURING_DOWNLOAD,
    AFTER_FILE_RENAME;

    /** The exit code of a crashed process. */
    static final int EXIT_CODE = 77;

    /** Halts the process if this is its crash point: no lock is released, nothing is closed. */
    void haltIf(CrashPoint crashPoint) {
        if (this == crashPoint) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
