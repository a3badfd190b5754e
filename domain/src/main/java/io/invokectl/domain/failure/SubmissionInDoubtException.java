package io.invokectl.domain.failure;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.RequestId;
import java.util.Optional;

/**
 * A submission may or may not have been accepted, and is not sent again: if it was, a second one would be a second
 * bill.
 */
public final class SubmissionInDoubtException extends InvokectlException {
    private final Optional<Evidence> evidence;
    private final Optional<RequestId> requestId;
    private final Optional<ApiError> error;
    private final Optional<JobId> job;

    /**
     * Takes what is known.
     *
     * @param problem what happened, in words
     * @param evidence what is known of the attempt in doubt, where its process lived to tell
     * @param requestId the name of the job, where part of the answer held it: then the job runs
     * @param error the answer, where the API answered with an error that leaves the question open
     */
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
        this.evidence = requireNonNull(evidence, "evidence");
        this.requestId = requireNonNull(requestId, "requestId");
        this.error = requireNonNull(error, "error");
        this.job = requireNonNull(job, "job");
    }

    /** The same, of a job in the ledger. */
    public SubmissionInDoubtException ofJob(JobId id) {
        return new SubmissionInDoubtException(getMessage(), evidence, requestId, error, Optional.of(id));
    }

    /** What is known of the attempt in doubt. */
    public Optional<Evidence> evidence() {
        return evidence;
    }

    /** The name of the job, where it is known. */
    public Optional<RequestId> requestId() {
        return requestId;
    }

    /** The answer that leaves the question open, where there was one. */
    public Optional<ApiError> error() {
        return error;
    }

    /** The ledger's name for the job, where there is a ledger. */
    public Optional<JobId> job() {
        return job;
    }
}
