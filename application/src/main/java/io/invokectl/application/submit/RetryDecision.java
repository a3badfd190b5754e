package io.invokectl.application.submit;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an attempt that was not accepted is retried.
 *
 * @param retry when a retry is allowed
 * @param problem what happened, in words
 * @param attempt the attempt
 */
record RetryDecision(Retry retry, String problem, Attempt attempt) {

    enum Retry {
        /** The job was not accepted and a retry may succeed. */
        SAFE,
        /** The response leaves open whether the job was accepted: a retry may be billed twice. */
        RISKY,
        /** The job may have been accepted. It is never retried. */
        IN_DOUBT,
        /** The job was not accepted and a retry would fail too. */
        FINAL
    }

    static RetryDecision of(Attempt attempt) {
        if (attempt instanceof NotSent notSent) {
            boolean isRetryable = notSent.fault() == NetworkFault.TRANSIENT;
            return new RetryDecision(isRetryable ? Retry.SAFE : Retry.FINAL, notSent.problem(), attempt);
        }
        if (attempt instanceof ErrorResponse rejected) {
            return new RetryDecision(retryOf(rejected), rejected.error().detail(), attempt);
        }
        if (attempt instanceof PossiblyAccepted uncertain) {
            return new RetryDecision(Retry.IN_DOUBT, uncertain.problem(), attempt);
        }
        throw new IllegalArgumentException("no retry decision on " + attempt);
    }

    boolean allowsAnother(boolean atMostOnce) {
        return retry == Retry.SAFE || (retry == Retry.RISKY && !atMostOnce);
    }

    boolean mayHaveBeenAccepted() {
        return attempt.mayHaveBeenAccepted();
    }

    /** The wait that a 429 or 503 asks for. */
    Optional<Duration> retryAfter() {
        return retry == Retry.SAFE && attempt instanceof ErrorResponse rejected
                ? rejected.retryAfter()
                : Optional.empty();
    }

    /**
     * The failure if the attempt is not retried.
     *
     * @param wait the wait that was too long, if that is the reason
     * @param atRisk the evidence of an earlier attempt that may have been accepted
     */
    InvokectlException failure(Optional<Duration> wait, Optional<Evidence> atRisk) {
        if (mayHaveBeenAccepted()) {
            return new SubmissionInDoubtException(problem, Optional.of(attempt.evidence()), requestId(), error());
        }
        if (atRisk.isPresent()) {
            return new SubmissionInDoubtException(problem, atRisk, Optional.empty(), error());
        }
        return error().<InvokectlException>map(answer -> ApiException.of(answer, wait))
                .orElseGet(() -> new UnreachableException(problem, fault()));
    }

    private Optional<RequestId> requestId() {
        return attempt instanceof PossiblyAccepted uncertain ? uncertain.requestId() : Optional.empty();
    }

    private NetworkFault fault() {
        return attempt instanceof NotSent notSent ? notSent.fault() : NetworkFault.TRANSIENT;
    }

    private Optional<ApiError> error() {
        return attempt instanceof ErrorResponse rejected ? Optional.of(rejected.error()) : Optional.empty();
    }

    private static Retry retryOf(ErrorResponse rejected) {
        if (rejected.mayHaveBeenAccepted()) {
            return Retry.RISKY;
        }
        int status = rejected.error().status();
        return status == 429 || status == 503 ? Retry.SAFE : Retry.FINAL;
    }
}
