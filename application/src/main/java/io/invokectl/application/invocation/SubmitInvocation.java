package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.pacing.RetryRules;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.application.port.Pause;
import io.invokectl.application.port.RateBudget;
import io.invokectl.domain.attempt.Accepted;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.OutOfBudget;
import io.invokectl.domain.failure.SubmissionInDoubt;
import io.invokectl.domain.failure.Unreachable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Submits a job, and decides whether it is sent again: the one place where that is decided. A submission that got no
 * answer is never sent again. Thread-safe, as far as its ports and its source of random numbers are.
 */
public final class SubmitInvocation {
    private final Invocations invocations;
    private final RateBudget budget;
    private final RetryRules rules;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Notices notices;

    /** Takes the ports, and the rules of sending again. */
    public SubmitInvocation(
            Invocations invocations,
            RateBudget budget,
            RetryRules rules,
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            Notices notices) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.budget = requireNonNull(budget, "budget");
        this.rules = requireNonNull(rules, "rules");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
        this.random = requireNonNull(random, "random");
        this.notices = requireNonNull(notices, "notices");
    }

    /**
     * Submits a job and returns once the API has taken it.
     *
     * @throws SubmissionInDoubt if the job may have been accepted, by the last attempt or by one before
     * @throws ApiException if the API refused it, or turned it away on every attempt
     * @throws Unreachable if it never left this machine
     * @throws OutOfBudget if the rate budget allows no attempt before the deadline
     * @throws InterruptedException if the thread is interrupted between two attempts, none of which is in doubt; if
     *     one is, that is thrown and the thread stays interrupted
     */
    public Submitted submit(SubmitRequest request) throws InterruptedException {
        Optional<Evidence> atRisk = Optional.empty();
        int possibleDuplicates = 0;
        for (int tries = 1; ; tries++) {
            take(tries == 1 ? request.deadline() : soon(request.deadline()), atRisk);
            Attempt attempt = attempt(request);
            if (attempt instanceof Accepted accepted) {
                notices.tell(new Notice.Accepted(accepted.invocation()));
                return new Submitted(accepted.invocation(), tries, possibleDuplicates);
            }
            Verdict verdict = Verdict.on(attempt);
            if (!verdict.allowsAnother(request.atMostOnce()) || !rules.allowAfter(tries)) {
                throw verdict.failure(Optional.empty(), atRisk);
            }
            Duration wait = rules.waitAfter(tries, verdict.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0
                    || request.deadline().isBefore(clock.instant(), wait)) {
                throw verdict.failure(Optional.of(wait), atRisk);
            }
            notices.tell(new Notice.Waiting(wait, verdict.problem()));
            pause(wait, verdict, atRisk);
            if (verdict.mayHaveBeenAccepted()) {
                atRisk = Optional.of(attempt.evidence());
                possibleDuplicates++;
                notices.tell(new Notice.MayBeBilledTwice(verdict.problem(), tries + 1));
            }
        }
    }

    /** One attempt, and the only line from which a paid request leaves. */
    private Attempt attempt(SubmitRequest request) {
        return invocations.submit(request.submission());
    }

    private void pause(Duration wait, Verdict verdict, Optional<Evidence> atRisk) throws InterruptedException {
        try {
            pause.pause(wait);
        } catch (InterruptedException stopped) {
            if (verdict.mayHaveBeenAccepted() || atRisk.isPresent()) {
                Thread.currentThread().interrupt();
                throw verdict.failure(Optional.empty(), atRisk);
            }
            throw stopped;
        }
    }

    private Deadline soon(Deadline deadline) {
        return deadline.orAfter(clock.instant(), RetryRules.LONGEST_WAIT);
    }

    private void take(Deadline deadline, Optional<Evidence> atRisk) throws InterruptedException {
        try {
            budget.take(deadline);
        } catch (OutOfBudget spent) {
            throw atRisk.<RuntimeException>map(evidence ->
                            new SubmissionInDoubt(spent.getMessage(), evidence, Optional.empty(), Optional.empty()))
                    .orElse(spent);
        }
    }
}
