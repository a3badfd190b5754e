package io.invokectl.application.submit;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import java.time.Duration;
import java.util.Optional;

/** Whether an attempt that was not accepted is retried. */
record RetryDecision(Retry retry, Attempt attempt) {

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
        if (attempt instanceof ErrorResponse rejected) {
            return new RetryDecision(retryOf(rejected), attempt);
        }
        if (attempt instanceof NotSent notSent) {
            return new RetryDecision(notSent.fault() == NetworkFault.TRANSIENT ? Retry.SAFE : Retry.FINAL, attempt);
        }
        return new RetryDecision(Retry.IN_DOUBT, attempt);
    }

    boolean allowsAnother(boolean atMostOnce) {
        return retry == Retry.SAFE || (retry == Retry.RISKY && !atMostOnce);
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
        Optional<ApiError> error =
                attempt instanceof ErrorResponse rejected ? Optional.of(rejected.error()) : Optional.empty();
        if (attempt.mayHaveBeenAccepted() || atRisk.isPresent()) {
            Optional<Evidence> evidence = attempt.mayHaveBeenAccepted() ? Optional.of(attempt.evidence()) : atRisk;
            return new SubmissionInDoubtException(attempt.problem(), evidence, attempt.requestId(), error);
        }
        return error.<InvokectlException>map(answer -> ApiException.of(answer, wait))
                .orElseGet(() -> new UnreachableException(attempt.problem(), fault()));
    }

    private NetworkFault fault() {
        return attempt instanceof NotSent notSent ? notSent.fault() : NetworkFault.TRANSIENT;
    }

    private static Retry retryOf(ErrorResponse rejected) {
        if (rejected.mayHaveBeenAccepted()) {
            return rejected.error().isServerFault() ? Retry.RISKY : Retry.IN_DOUBT;
        }
        int status = rejected.error().status();
        return status == 429 || status == 503 ? Retry.SAFE : Retry.FINAL;
    }
}
