package io.invokectl.domain.invocation;

import java.util.Locale;

/** What the API's word for a status means. */
public enum StatusWord {
    /** The job waits for its turn. */
    WAITING,
    /** The job is being done. */
    RUNNING,
    /** The job came to a good end. */
    DONE,
    /** The job came to a bad end. */
    FAILED,
    /** No word, or one that nobody knows, which means that the job has not ended. */
    UNKNOWN;

    /** What a word means, whatever its case; a blank or a hyphen in it counts as an underscore. */
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
