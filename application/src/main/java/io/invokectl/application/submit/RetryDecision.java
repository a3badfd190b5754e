package io.invokectl.application.submit;

import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.attempt.PossiblyAccepted;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows from an attempt that was not accepted.
 *
 * @param kind which of the four consequences
 * @param problem what happened, in words
 * @param attempt the attempt itself
 */
record RetryDecision(Kind kind, String problem, Attempt attempt) {

    enum Kind {
        /** Surely not accepted, and the next attempt may be. */
        HARMLESS,
        /** Answered in a way that leaves open whether it was accepted; another attempt may buy it twice. */
        RISKY,
        /** Perhaps accepted, with nobody to ask. */
        IN_DOUBT,
        /** Surely not accepted, now and ever. */
        FINAL
    }

    static RetryDecision on(Attempt attempt) {
        if (attempt instanceof NotSent notSent) {
            Kind kind = notSent.fault() == NetworkFault.TRANSIENT ? Kind.HARMLESS : Kind.FINAL;
            return new RetryDecision(kind, notSent.problem(), attempt);
        }
        if (attempt instanceof ErrorResponse answered) {
            return new RetryDecision(kindOf(answered), answered.error().detail(), attempt);
        }
        if (attempt instanceof PossiblyAccepted doubtful) {
            return new RetryDecision(Kind.IN_DOUBT, doubtful.problem(), attempt);
        }
        throw new IllegalArgumentException("there is nothing to follow from " + attempt);
    }

    boolean allowsAnother(boolean atMostOnce) {
        return kind == Kind.HARMLESS || (kind == Kind.RISKY && !atMostOnce);
    }

    boolean mayHaveBeenAccepted() {
        return attempt.mayHaveBeenAccepted();
    }

    /** What the answer asks to wait; only 429 and 503 are asked. */
    Optional<Duration> retryAfter() {
        return kind == Kind.HARMLESS && attempt instanceof ErrorResponse answered
                ? answered.retryAfter()
                : Optional.empty();
    }

    /**
     * The failure if this was the last attempt.
     *
     * @param wait the wait that nobody is made to sit through, where that is why it was the last
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
        return attempt instanceof PossiblyAccepted doubtful ? doubtful.requestId() : Optional.empty();
    }

    private NetworkFault fault() {
        return attempt instanceof NotSent notSent ? notSent.fault() : NetworkFault.TRANSIENT;
    }

    private Optional<ApiError> error() {
        return attempt instanceof ErrorResponse answered ? Optional.of(answered.error()) : Optional.empty();
    }

    private static Kind kindOf(ErrorResponse answered) {
        if (answered.mayHaveBeenAccepted()) {
            return Kind.RISKY;
        }
        int status = answered.error().status();
        return status == 429 || status == 503 ? Kind.HARMLESS : Kind.FINAL;
    }
}
