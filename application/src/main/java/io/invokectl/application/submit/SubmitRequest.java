package io.invokectl.application.submit;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.submission.Submission;
import java.util.Optional;

/**
 * A job to submit.
 *
 * @param submission the job
 * @param atMostOnce whether an attempt that may have been accepted is never repeated; otherwise a response of 500, 502,
 *     504 or another 5xx except 501 and 503 is retried, and the job may be billed twice
 * @param deadline when attempts stop
 * @param key the idempotency key, if the job is to be submitted at most once per key
 */
public record SubmitRequest(
        Submission submission, boolean atMostOnce, Deadline deadline, Optional<IdempotencyKey> key) {}
