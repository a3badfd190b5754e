package io.invokectl.application.submit;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Sleeper;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
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
    private final RateLimiter rateLimiter;
    private final SubmissionJournal journal;
    private final RetryRules rules;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final ProgressListener listener;

    /** Takes the ports, and the rules of sending again. */
    public SubmitInvocation(
            Invocations invocations,
            RateLimiter rateLimiter,
            SubmissionJournal journal,
            RetryRules rules,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            ProgressListener listener) {
        this.invocations = requireNonNull(invocations, "invocations");
        this.rateLimiter = requireNonNull(rateLimiter, "budget");
        this.journal = requireNonNull(journal, "books");
        this.rules = requireNonNull(rules, "rules");
        this.clock = requireNonNull(clock, "clock");
        this.sleeper = requireNonNull(sleeper, "pause");
        this.random = requireNonNull(random, "random");
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * Submits a job and returns once the API has taken it. A job whose idempotency key the ledger knows as accepted is
     * not sent, and returned as it was last seen.
     *
     * @throws SubmissionInDoubtException if the job may have been accepted, by the last attempt or by one before, now or under
     *     its key
     * @throws ApiException if the API refused it, or turned it away on every attempt
     * @throws UnreachableException if it never left this machine
     * @throws RateLimitException if the rate budget allows no attempt within {@link RetryRules#LONGEST_WAIT} and before the
     *     deadline
     * @throws IdempotencyConflictException if the idempotency key belongs to a job that asked for something else
     * @throws LedgerException if the intent cannot be noted: then nothing was accepted
     * @throws InterruptedException if the thread is interrupted between two attempts, none of which is in doubt; if
     *     one is, that is thrown and the thread stays interrupted
     */
    public Submitted submit(SubmitRequest request) throws InterruptedException {
        rateLimiter.acquire(soon(request));
        SubmissionJournal.JournalEntry entry = opened(request);
        if (entry.earlier().isPresent()) {
            listener.onEvent(new ProgressEvent.JobAccepted(entry.earlier().get()));
            return new Submitted(entry.earlier().get(), 0, 0, entry.elsewhere());
        }
        try {
            return new Submitting(request, entry).submit();
        } catch (SubmissionInDoubtException doubt) {
            throw entry.job().map(doubt::ofJob).orElse(doubt);
        }
    }

    private SubmissionJournal.JournalEntry opened(SubmitRequest request) {
        boolean toBeSent = false;
        try {
            SubmissionJournal.JournalEntry entry = journal.open(request.submission(), request.key());
            toBeSent = entry.earlier().isEmpty();
            return entry;
        } finally {
            if (!toBeSent) {
                rateLimiter.release();
            }
        }
    }

    private Deadline soon(SubmitRequest request) {
        return request.deadline().orAfter(clock.instant(), RetryRules.LONGEST_WAIT);
    }

    /** The attempts at one job. */
    private final class Submitting {
        private final SubmitRequest request;
        private final SubmissionJournal.JournalEntry entry;
        private Optional<Evidence> atRisk = Optional.empty();
        private int possibleDuplicates;

        Submitting(SubmitRequest request, SubmissionJournal.JournalEntry entry) {
            this.request = request;
            this.entry = entry;
        }

        Submitted submit() throws InterruptedException {
            for (int tries = 1; ; tries++) {
                listener.onEvent(new ProgressEvent.Sends());
                Attempt attempt = invocations.submit(request.submission());
                Optional<LedgerException> trouble = entry.settle(attempt);
                if (attempt instanceof AcceptedResponse accepted) {
                    listener.onEvent(new ProgressEvent.JobAccepted(accepted.invocation()));
                    return new Submitted(accepted.invocation(), tries, possibleDuplicates, Optional.empty());
                }
                RetryDecision verdict = RetryDecision.on(attempt);
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
                    listener.onEvent(new ProgressEvent.MayBeBilledTwice(verdict.problem(), tries + 1));
                }
                takeAnother();
                noteAnother();
            }
        }

        private Duration waitAfter(int tries, RetryDecision verdict) {
            Duration wait = rules.waitAfter(tries, verdict.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0
                    || request.deadline().isBefore(clock.instant(), wait)) {
                throw verdict.failure(Optional.of(wait), atRisk);
            }
            return wait;
        }

        private void letPass(Duration wait, RetryDecision verdict) throws InterruptedException {
            listener.onEvent(new ProgressEvent.Waiting(wait, verdict.problem()));
            try {
                sleeper.sleep(wait);
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
                rateLimiter.acquire(soon(request));
            } catch (RateLimitException spent) {
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
                listener.onEvent(new ProgressEvent.LedgerTrouble("nothing more is sent: " + trouble.getMessage()));
                throw atRisk.<InvokectlException>map(evidence -> inDoubt(trouble.getMessage(), evidence))
                        .orElse(trouble);
            }
        }

        private SubmissionInDoubtException inDoubt(String problem, Evidence evidence) {
            return new SubmissionInDoubtException(problem, Optional.of(evidence), Optional.empty(), Optional.empty());
        }
    }
}
