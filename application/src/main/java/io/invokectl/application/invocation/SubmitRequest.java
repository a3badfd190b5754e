package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.submission.Submission;

/**
 * A job to be submitted, and how far to go for it.
 *
 * @param submission the job
 * @param atMostOnce whether it is never sent again once it may have been accepted; if not, an answer of 500, 502, 504
 *     or another 5xx but 501 and 503 is followed by another attempt, which may buy the job twice
 * @param deadline the time after which no attempt starts
 */
public record SubmitRequest(Submission submission, boolean atMostOnce, Deadline deadline) {

    /** Refuses null. */
    public SubmitRequest {
        requireNonNull(submission, "submission");
        requireNonNull(deadline, "deadline");
    }

    /** Without {@code atMostOnce} and without a deadline. */
    public SubmitRequest(Submission submission) {
        this(submission, false, Deadline.NONE);
    }
}
