package io.invokectl.domain.job;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * Recorded attempt to submit a job.
 *
 * @param startedAt when the intent was committed, before the first byte was sent
 * @param outcome its outcome
 * @param sentAgain whether another attempt followed although this one was in doubt: both may be billed
 * @param evidence what the transport observed; empty while the attempt is in progress, or if its process ended early
 * @param problem what happened, in words, if the job was not accepted
 */
public record JobAttempt(
        Instant startedAt,
        AttemptOutcome outcome,
        boolean sentAgain,
        Optional<Evidence> evidence,
        Optional<String> problem) {

    static JobAttempt begun(Instant at) {
        return new JobAttempt(at, AttemptOutcome.OPEN, false, Optional.empty(), Optional.empty());
    }

    JobAttempt withOutcome(Attempt made) {
        Optional<String> why = Optional.of(made.problem()).filter(text -> !text.isEmpty());
        return new JobAttempt(startedAt, AttemptOutcome.of(made), false, Optional.of(made.evidence()), why);
    }

    JobAttempt withOutcome(AttemptOutcome found, String how) {
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
}
