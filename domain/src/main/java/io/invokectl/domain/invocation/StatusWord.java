package io.invokectl.domain.invocation;

import java.util.Locale;

/** Meaning of the API's status words. */
public enum StatusWord {
    /** The job is queued. */
    WAITING,
    /** The job is running. */
    RUNNING,
    /** The job is completed. */
    DONE,
    /** The job failed, was cancelled or expired. */
    FAILED,
    /** The status is missing or unknown: the job has not ended. */
    UNKNOWN;

    /** The meaning of a word, ignoring case; blanks and hyphens count as underscores. */
    public static StatusWord of(String status) {
        String word = status.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return switch (word) {
            case "QUEUED", "IN_QUEUE", "PENDING", "SUBMITTED", "CREATED" -> WAITING;
            case "IN_PROGRESS", "RUNNING", "PROCESSING", "STARTED" -> RUNNING;
            case "COMPLETED", "COMPLETE", "SUCCEEDED", "SUCCESS", "OK" -> DONE;
            case "FAILED", "FAILURE", "ERROR", "CANCELLED", "CANCELED", "EXPIRED", "TIMED_OUT", "TIMEOUT" -> FAILED;
            default -> UNKNOWN;
        };
    }
}
