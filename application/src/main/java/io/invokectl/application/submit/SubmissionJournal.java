package io.invokectl.application.submit;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.submission.Submission;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records submissions in the ledger: the intent before the first byte leaves, the outcome before anything is returned.
 * Without a ledger it records nothing. Thread-safe if its ports are.
 */
public final class SubmissionJournal {
    private final Optional<Ledger> ledger;
    private final Origin origin;
    private final InstantSource clock;
    private final ProgressListener listener;

    /** Creates a journal of the jobs that are submitted to {@code origin}. */
    public SubmissionJournal(Optional<Ledger> ledger, Origin origin, InstantSource clock, ProgressListener listener) {
        this.ledger = ledger;
        this.origin = origin;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Records that a job is about to be submitted.
     *
     * @param intents notified of the intent of each attempt, after its commit and before its first byte leaves
     * @throws IdempotencyConflictException if the key belongs to a different submission
     * @throws SubmissionInDoubtException if the key belongs to a job that is in doubt or is being sent by another
     *     process
     * @throws LedgerException if the intent cannot be recorded, or if there is a key and no ledger
     * @throws LocalFileException from {@code intents}: nothing is to be sent then
     */
    public JournalEntry open(Submission submission, Optional<IdempotencyKey> key, Consumer<Intent> intents) {
        if (ledger.isEmpty()) {
            key.ifPresent(name -> {
                throw new LedgerException(
                        LedgerException.Kind.NO_PLACE,
                        "none",
                        "the idempotency key \"" + name + "\" requires a ledger");
            });
            return new JournalEntry(Optional.empty(), Optional.empty(), origin, submission, intents);
        }
        Ledger.Opening opening = ledger.get()
                .open(
                        key,
                        id -> Job.planned(id, key, submission, origin, clock.instant()),
                        job -> maySubmit(job, submission) ? job.retried(submission, clock.instant(), origin) : job);
        Job job = opening.job();
        Optional<Invocation> earlier =
                opening.intent().isPresent() ? Optional.empty() : Optional.of(earlier(job, submission));
        var entry = new JournalEntry(Optional.of(job.id()), earlier, job.origin(), submission, intents);
        opening.intent().ifPresent(entry::log);
        return entry;
    }

    private static boolean maySubmit(Job job, Submission submission) {
        return job.mayBeSent() && job.isOf(submission);
    }

    /** The job that already has the key. */
    private Invocation earlier(Job job, Submission submission) {
        IdempotencyKey key = job.key().orElseThrow();
        if (!job.isOf(submission)) {
            throw new IdempotencyConflictException(key, job.id());
        }
        String name = "job " + job.id() + " with idempotency key \"" + key + "\"";
        if (job.state() instanceof JobState.Accepted accepted) {
            listener.onEvent(new ProgressEvent.Remark(name + " was submitted at " + job.createdAt() + " to "
                    + job.origin().address() + "; nothing was sent"));
            return accepted.invocation();
        }
        throw new SubmissionInDoubtException(
                        name + " " + whyNotSent(job) + "; nothing was sent",
                        job.attempts().get(job.attempts().size() - 1).evidence(),
                        job.requestId(),
                        Optional.empty())
                .ofJob(job.id());
    }

    private static String whyNotSent(Job job) {
        if (job.isBeingSent()) {
            return "is being sent by another process";
        }
        return job.isInDoubt() ? "is in doubt" : "was in doubt and was written off";
    }

    /** A submission in progress. Not thread-safe. */
    public final class JournalEntry {
        private final Optional<JobId> job;
        private final Optional<Invocation> earlier;
        private final Origin submittedTo;
        private final Submission submission;
        private final Consumer<Intent> intents;
        private final List<LedgerWarning> warnings = new ArrayList<>();

        JournalEntry(
                Optional<JobId> job,
                Optional<Invocation> earlier,
                Origin submittedTo,
                Submission submission,
                Consumer<Intent> intents) {
            this.job = job;
            this.earlier = earlier;
            this.submittedTo = submittedTo;
            this.submission = submission;
            this.intents = intents;
        }

        /** The job's ID in the ledger, if there is one. */
        public Optional<JobId> job() {
            return job;
        }

        /** The last known state of a job that was accepted earlier: nothing is sent then. */
        public Optional<Invocation> earlier() {
            return earlier;
        }

        /** Why an earlier job cannot be polled here, if it was submitted to another address. */
        public Optional<WrongEndpointException> elsewhere() {
            return earlier.filter(known -> !submittedTo.address().isSameApiAs(origin.address()))
                    .map(known -> WrongEndpointException.to(
                            submittedTo.address(), known.requestId().value(), origin.address()));
        }

        /** What could not be written to the ledger. */
        public List<LedgerWarning> warnings() {
            return List.copyOf(warnings);
        }

        /**
         * Records that another attempt is about to be made.
         *
         * @throws LedgerException if that cannot be recorded
         * @throws LocalFileException if the intent cannot be logged
         */
        public void beginAttempt() {
            job.flatMap(id -> ledger.orElseThrow()
                            .change(id, known -> known.retried(submission, clock.instant(), origin)))
                    .ifPresent(this::log);
        }

        private void log(Intent intent) {
            try {
                intents.accept(intent);
            } catch (LocalFileException failure) {
                ledger.orElseThrow().change(intent.job(), known -> known.notSent(failure.getMessage()));
                throw failure;
            }
        }

        /**
         * Records the outcome of the attempt. An accepted job that cannot be recorded in the ledger is recorded beside
         * it.
         *
         * @return why the ledger could not be written, if so
         */
        public Optional<LedgerException> endAttempt(Attempt attempt) {
            try {
                job.ifPresent(id -> ledger.orElseThrow().change(id, known -> known.withOutcome(attempt)));
                return Optional.empty();
            } catch (LedgerException failure) {
                acceptedJob(attempt)
                        .ifPresentOrElse(
                                accepted -> rescue(accepted, failure),
                                () -> warn("the outcome was not recorded: " + failure.getMessage()));
                return Optional.of(failure);
            }
        }

        /** The accepted job, if its request ID is known. */
        private Optional<AcceptedResponse> acceptedJob(Attempt attempt) {
            return attempt instanceof AcceptedResponse accepted
                    ? Optional.of(accepted)
                    : attempt.requestId().map(id -> new AcceptedResponse(Invocation.named(id), attempt.evidence()));
        }

        private void rescue(AcceptedResponse attempt, LedgerException failure) {
            String lost = attempt.invocation().requestId() + " was accepted, but " + failure.getMessage();
            try {
                String place = ledger.orElseThrow().rescue(job.orElseThrow(), attempt);
                warn(lost + "; it is recorded in " + place + " until the ledger is opened again");
            } catch (LedgerException both) {
                warn(lost + "; note the request ID: it is recorded nowhere else");
            }
        }

        private void warn(String text) {
            var warning = new LedgerWarning(text);
            warnings.add(warning);
            listener.onEvent(warning);
        }
    }
}
