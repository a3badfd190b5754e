package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.ledger.Bookkeeping;
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
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.KeyTaken;
import io.invokectl.domain.failure.LedgerException;
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
    private final Bookkeeping books;
    private final RetryRules rules;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Notices notices;

    /** Takes the ports, and the rules of sending again. */
    public SubmitInvocation(
            Invocations invocations,
            RateBudget budget,
            Bookkeeping books,
            RetryRules rules,
            InstantSource clock,
            Pause pause,
            RandomGenerator random,
            Notices notices) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.budget = requireNonNull(budget, "budget");
        this.books = requireNonNull(books, "books");
        this.rules = requireNonNull(rules, "rules");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
        this.random = requireNonNull(random, "random");
        this.notices = requireNonNull(notices, "notices");
    }

    /**
     * Submits a job and returns once the API has taken it. A job whose idempotency key the ledger knows as accepted is
     * not sent, and returned as it was last seen.
     *
     * @throws SubmissionInDoubt if the job may have been accepted, by the last attempt or by one before, now or under
     *     its key
     * @throws ApiException if the API refused it, or turned it away on every attempt
     * @throws Unreachable if it never left this machine
     * @throws OutOfBudget if the rate budget allows no attempt within {@link RetryRules#LONGEST_WAIT} and before the
     *     deadline
     * @throws KeyTaken if the idempotency key belongs to a job that asked for something else
     * @throws LedgerException if the intent cannot be noted: then nothing was accepted
     * @throws InterruptedException if the thread is interrupted between two attempts, none of which is in doubt; if
     *     one is, that is thrown and the thread stays interrupted
     */
    public Submitted submit(SubmitRequest request) throws InterruptedException {
        budget.take(soon(request));
        Bookkeeping.Entry entry = opened(request);
        if (entry.earlier().isPresent()) {
            notices.tell(new Notice.Accepted(entry.earlier().get()));
            return new Submitted(entry.earlier().get(), 0, 0, entry.isHere());
        }
        try {
            return new Submitting(request, entry).submit();
        } catch (SubmissionInDoubt doubt) {
            throw entry.job().map(doubt::ofJob).orElse(doubt);
        }
    }

    private Bookkeeping.Entry opened(SubmitRequest request) {
        boolean toBeSent = false;
        try {
            Bookkeeping.Entry entry = books.open(request.submission(), request.key());
            toBeSent = entry.earlier().isEmpty();
            return entry;
        } finally {
            if (!toBeSent) {
                budget.giveBack();
            }
        }
    }

    private Deadline soon(SubmitRequest request) {
        return request.deadline().orAfter(clock.instant(), RetryRules.LONGEST_WAIT);
    }

    /** The attempts at one job. */
    private final class Submitting {
        private final SubmitRequest request;
        private final Bookkeeping.Entry entry;
        private Optional<Evidence> atRisk = Optional.empty();
        private int possibleDuplicates;

        Submitting(SubmitRequest request, Bookkeeping.Entry entry) {
            this.request = request;
            this.entry = entry;
        }

        Submitted submit() throws InterruptedException {
            for (int tries = 1; ; tries++) {
                notices.tell(new Notice.Sends());
                Attempt attempt = invocations.submit(request.submission());
                Optional<LedgerException> trouble = entry.settle(attempt);
                if (attempt instanceof Accepted accepted) {
                    notices.tell(new Notice.Accepted(accepted.invocation()));
                    return new Submitted(accepted.invocation(), tries, possibleDuplicates, true);
                }
                Verdict verdict = Verdict.on(attempt);
                if (trouble.isPresent() && !verdict.mayHaveBeenAccepted()) {
                    throw trouble.get();
                }
                if (trouble.isPresent() || !verdict.allowsAnother(request.atMostOnce()) || !rules.allowAfter(tries)) {
                    throw verdict.failure(Optional.empty(), atRisk);
                }
                letPass(waitAfter(tries, verdict), verdict);
                if (verdict.mayHaveBeenAccepted()) {
                    atRisk = Optional.of(attempt.evidence());
                    possibleDuplicates++;
                    notices.tell(new Notice.MayBeBilledTwice(verdict.problem(), tries + 1));
                }
                takeAnother();
                noteAnother();
            }
        }

        private Duration waitAfter(int tries, Verdict verdict) {
            Duration wait = rules.waitAfter(tries, verdict.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0
                    || request.deadline().isBefore(clock.instant(), wait)) {
                throw verdict.failure(Optional.of(wait), atRisk);
            }
            return wait;
        }

        private void letPass(Duration wait, Verdict verdict) throws InterruptedException {
            notices.tell(new Notice.Waiting(wait, verdict.problem()));
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

        private void takeAnother() throws InterruptedException {
            try {
                budget.take(soon(request));
            } catch (OutOfBudget spent) {
                throw atRisk.<InvokectlException>map(evidence -> inDoubt(spent.getMessage(), evidence))
                        .orElse(spent);
            } catch (InterruptedException stopped) {
                if (atRisk.isEmpty()) {
                    throw stopped;
                }
                Thread.currentThread().interrupt();
                throw inDoubt("stopped while waiting for the rate limit", atRisk.get());
            }
        }

        private void noteAnother() {
            try {
                entry.again();
            } catch (LedgerException trouble) {
                notices.tell(new Notice.LedgerTrouble("nothing more is sent: " + trouble.getMessage()));
                throw atRisk.<InvokectlException>map(evidence -> inDoubt(trouble.getMessage(), evidence))
                        .orElse(trouble);
            }
        }

        private SubmissionInDoubt inDoubt(String problem, Evidence evidence) {
            return new SubmissionInDoubt(problem, Optional.of(evidence), Optional.empty(), Optional.empty());
        }
    }
}
