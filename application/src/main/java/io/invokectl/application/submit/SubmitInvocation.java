package io.invokectl.application.submit;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Sleeper;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.job.Intent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Submits a job. This is the only place that decides about retries: a submission without a response is never retried.
 * Thread-safe if its ports and its random generator are.
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

    /**
     * A submitted job.
     *
     * @param invocation the job as the response describes it; it may have ended already
     * @param attempts the number of attempts; 0 if the job was submitted earlier with the same idempotency key
     * @param possibleDuplicates the number of earlier attempts that may have been accepted too
     * @param elsewhere why the job cannot be polled here, if its idempotency key was used at another address
     * @param ledgerWarnings what could not be written to the ledger
     */
    public record Submitted(
            Invocation invocation,
            int attempts,
            int possibleDuplicates,
            Optional<WrongEndpointException> elsewhere,
            List<LedgerWarning> ledgerWarnings) {}

    /** Creates the use case. */
    public SubmitInvocation(
            Invocations invocations,
            RateLimiter rateLimiter,
            SubmissionJournal journal,
            RetryRules rules,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            ProgressListener listener) {
        this.invocations = invocations;
        this.rateLimiter = rateLimiter;
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.listener = listener;
    }

    /**
     * Submits a job and returns once the API has accepted it. If the ledger has an accepted job with the same idempotency
     * key, nothing is sent and its last known state is returned.
     *
     * @throws SubmissionInDoubtException if the job may have been accepted, by this call or by an earlier one with the same
     *     key
     * @throws ApiException if the API rejected it on every attempt
     * @throws UnreachableException if it never left this machine
     * @throws RateLimitException if the rate limit allows no attempt within {@link RetryRules#LONGEST_WAIT} and before the
     *     deadline
     * @throws IdempotencyConflictException if the idempotency key belongs to a different submission
     * @throws LedgerException if the intent cannot be recorded; nothing was accepted then
     * @throws InterruptedException if the thread is interrupted between two attempts, none of which is in doubt; if one
     *     is, {@code SubmissionInDoubtException} is thrown and the thread's interrupt status is set
     */
    public Submitted submit(SubmitRequest request) throws InterruptedException {
        return submit(request, intent -> {});
    }

    /**
     * Submits a job as {@link #submit(SubmitRequest)}, and logs each intent outside the ledger too.
     *
     * @param intents notified after each intent's commit and before the request leaves
     * @throws LocalFileException from {@code intents}: nothing was sent then
     */
    public Submitted submit(SubmitRequest request, Consumer<Intent> intents) throws InterruptedException {
        rateLimiter.acquire(rateDeadline(request));
        SubmissionJournal.JournalEntry entry = open(request, intents);
        if (entry.earlier().isPresent()) {
            listener.onEvent(new ProgressEvent.JobAccepted(entry.earlier().get()));
            return new Submitted(entry.earlier().get(), 0, 0, entry.elsewhere(), List.of());
        }
        try {
            return new AttemptLoop(request, entry).run();
        } catch (SubmissionInDoubtException doubt) {
            throw entry.job().map(doubt::ofJob).orElse(doubt);
        }
    }

    private SubmissionJournal.JournalEntry open(SubmitRequest request, Consumer<Intent> intents) {
        boolean begun = false;
        try {
            SubmissionJournal.JournalEntry entry = journal.open(request.submission(), request.key(), intents);
            begun = entry.earlier().isEmpty();
            return entry;
        } finally {
            if (!begun) {
                rateLimiter.release();
            }
        }
    }

    private Deadline rateDeadline(SubmitRequest request) {
        return request.deadline().orAfter(clock.instant(), RetryRules.LONGEST_WAIT);
    }

    /** Attempts to submit one job. */
    private final class AttemptLoop {
        private final SubmitRequest request;
        private final SubmissionJournal.JournalEntry entry;
        private Optional<Evidence> atRisk = Optional.empty();
        private int possibleDuplicates;

        AttemptLoop(SubmitRequest request, SubmissionJournal.JournalEntry entry) {
            this.request = request;
            this.entry = entry;
        }

        Submitted run() throws InterruptedException {
            for (int attempts = 1; ; attempts++) {
                listener.onEvent(new ProgressEvent.Sends());
                Attempt attempt = invocations.submit(request.submission());
                Optional<LedgerException> unrecorded = entry.endAttempt(attempt);
                if (attempt instanceof AcceptedResponse accepted) {
                    listener.onEvent(new ProgressEvent.JobAccepted(accepted.invocation()));
                    return new Submitted(
                            accepted.invocation(), attempts, possibleDuplicates, Optional.empty(), entry.warnings());
                }
                RetryDecision decision = RetryDecision.of(attempt);
                if (unrecorded.isPresent() && !decision.attempt().mayHaveBeenAccepted()) {
                    throw unrecorded.get();
                }
                if (unrecorded.isPresent()
                        || !decision.allowsAnother(request.atMostOnce())
                        || !rules.allowAfter(attempts)) {
                    throw decision.failure(Optional.empty(), atRisk);
                }
                sleep(waitAfter(attempts, decision), decision);
                if (decision.attempt().mayHaveBeenAccepted()) {
                    atRisk = Optional.of(attempt.evidence());
                    possibleDuplicates++;
                    listener.onEvent(new ProgressEvent.MayBeBilledTwice(
                            decision.attempt().problem(), attempts + 1));
                }
                acquirePermit();
                beginAttempt();
            }
        }

        private Duration waitAfter(int attempts, RetryDecision decision) {
            Duration wait = rules.waitAfter(attempts, decision.retryAfter(), random);
            if (wait.compareTo(RetryRules.LONGEST_WAIT) > 0
                    || request.deadline().isBefore(clock.instant(), wait)) {
                throw decision.failure(Optional.of(wait), atRisk);
            }
            return wait;
        }

        private void sleep(Duration wait, RetryDecision decision) throws InterruptedException {
            listener.onEvent(new ProgressEvent.Waiting(wait, decision.attempt().problem()));
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException stopped) {
                if (decision.attempt().mayHaveBeenAccepted() || atRisk.isPresent()) {
                    Thread.currentThread().interrupt();
                    throw decision.failure(Optional.empty(), atRisk);
                }
                throw stopped;
            }
        }

        private void acquirePermit() throws InterruptedException {
            try {
                rateLimiter.acquire(rateDeadline(request));
            } catch (RateLimitException limited) {
                throw atRisk.<InvokectlException>map(evidence -> inDoubt(limited.getMessage(), evidence))
                        .orElse(limited);
            } catch (InterruptedException stopped) {
                if (atRisk.isEmpty()) {
                    throw stopped;
                }
                Thread.currentThread().interrupt();
                throw inDoubt("interrupted while waiting for the rate limit", atRisk.get());
            }
        }

        private void beginAttempt() {
            try {
                entry.beginAttempt();
            } catch (LedgerException | LocalFileException failure) {
                listener.onEvent(
                        new ProgressEvent.LedgerWarning("no further attempt is made: " + failure.getMessage()));
                throw atRisk.<InvokectlException>map(evidence -> inDoubt(failure.getMessage(), evidence))
                        .orElse(failure);
            }
        }

        private SubmissionInDoubtException inDoubt(String problem, Evidence evidence) {
            return new SubmissionInDoubtException(problem, Optional.of(evidence), Optional.empty(), Optional.empty());
        }
    }
}
