package io.invokectl.domain.failure;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/** A submission may have been accepted. It is not repeated, because both jobs would be billed. */
public final class SubmissionInDoubtException extends InvokectlException {
    private final Optional<Evidence> evidence;
    private final Optional<RequestId> requestId;
    private final Optional<ApiError> error;
    private final Optional<JobId> job;

    /** Reports what happened, in words, and what is known. */
    public SubmissionInDoubtException(
            String problem, Optional<Evidence> evidence, Optional<RequestId> requestId, Optional<ApiError> error) {
        this(problem, evidence, requestId, error, Optional.empty());
    }

    private SubmissionInDoubtException(
            String problem,
            Optional<Evidence> evidence,
            Optional<RequestId> requestId,
            Optional<ApiError> error,
            Optional<JobId> job) {
        super(problem);
        this.evidence = evidence;
        this.requestId = requestId;
        this.error = error;
        this.job = job;
    }

    /** This failure for a job in the ledger. */
    public SubmissionInDoubtException ofJob(JobId id) {
        return new SubmissionInDoubtException(getMessage(), evidence, requestId, error, Optional.of(id));
    }

    /** What the transport observed of the attempt, unless its process ended before. */
    public Optional<Evidence> evidence() {
        return evidence;
    }

    /** The job's request ID, if part of the response contained it: the job was accepted then. */
    public Optional<RequestId> requestId() {
        return requestId;
    }

    /** The response that leaves the outcome open, if there was one. */
    public Optional<ApiError> error() {
        return error;
    }

    /** The job's ID in the ledger, if there is one. */
    public Optional<JobId> job() {
        return job;
    }
}
