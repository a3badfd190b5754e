package io.invokectl.domain.job;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.attempt.PossiblyAccepted;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to submit a job, as the ledger remembers it.
 *
 * @param startedAt when its intent was committed, which is before the first byte of it left
 * @param outcome what it came to
 * @param sentAgain whether another attempt followed although this one was in doubt: then both may be billed
 * @param evidence what the transport told; nothing while it is being made, or where its process ended before it knew
 * @param problem what happened, in words, where it was not accepted
 */
public record JobAttempt(
        Instant startedAt,
        AttemptOutcome outcome,
        boolean sentAgain,
        Optional<Evidence> evidence,
        Optional<String> problem) {

    /** Refuses null. */
    public JobAttempt {
        requireNonNull(startedAt, "startedAt");
        requireNonNull(outcome, "outcome");
        requireNonNull(evidence, "evidence");
        requireNonNull(problem, "problem");
    }

    static JobAttempt begun(Instant at) {
        return new JobAttempt(at, AttemptOutcome.OPEN, false, Optional.empty(), Optional.empty());
    }

    JobAttempt settled(Attempt made) {
        return new JobAttempt(startedAt, AttemptOutcome.of(made), false, Optional.of(made.evidence()), problemOf(made));
    }

    JobAttempt turnedOut(AttemptOutcome found, String how) {
        return new JobAttempt(startedAt, found, false, evidence, Optional.of(how));
    }

    JobAttempt beforeAnother() {
        return new JobAttempt(startedAt, outcome, isInDoubt(), evidence, problem);
    }

    boolean isOpen() {
        return outcome == AttemptOutcome.OPEN;
    }

    boolean isInDoubt() {
        return outcome == AttemptOutcome.IN_DOUBT;
    }

    private static Optional<String> problemOf(Attempt made) {
        if (made instanceof ErrorResponse answered) {
            return Optional.of(answered.error().detail());
        }
        if (made instanceof NotSent notSent) {
            return Optional.of(notSent.problem());
        }
        return made instanceof PossiblyAccepted doubtful ? Optional.of(doubtful.problem()) : Optional.empty();
    }
}
