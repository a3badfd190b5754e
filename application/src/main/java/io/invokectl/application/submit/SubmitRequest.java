package io.invokectl.application.submit;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.submission.Submission;
import java.util.Optional;

/**
 * A job to be submitted, and how far to go for it.
 *
 * @param submission the job
 * @param atMostOnce whether it is never sent again once it may have been accepted; if not, an answer of 500, 502, 504
 *     or another 5xx but 501 and 503 is followed by another attempt, which may buy the job twice
 * @param deadline the time after which no attempt starts
 * @param key the caller's name for the job, under which the ledger lets it be bought once
 */
public record SubmitRequest(
        Submission submission, boolean atMostOnce, Deadline deadline, Optional<IdempotencyKey> key) {

    /** Refuses null. */
    public SubmitRequest {
        requireNonNull(submission, "submission");
        requireNonNull(deadline, "deadline");
        requireNonNull(key, "key");
    }

    /** Without {@code atMostOnce}, deadline and key. */
    public SubmitRequest(Submission submission) {
        this(submission, false, Deadline.NONE, Optional.empty());
    }
}
