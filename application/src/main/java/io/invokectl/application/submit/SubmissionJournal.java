package io.invokectl.application.submit;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.PossiblyAccepted;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.submission.Submission;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The protocol between submitting and the ledger: the intent of an attempt is in the ledger before its first byte
 * leaves, and its outcome before anybody is told. Without a ledger it notes nothing. Thread-safe as far as its ports
 * are.
 */
public final class SubmissionJournal {
    private final Optional<Ledger> ledger;
    private final Origin origin;
    private final InstantSource clock;
    private final ProgressListener listener;

    /**
     * Takes the ports.
     *
     * @param ledger the ledger, where there is one
     * @param origin where jobs are submitted
     */
    public SubmissionJournal(Optional<Ledger> ledger, Origin origin, InstantSource clock, ProgressListener listener) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.origin = requireNonNull(origin, "origin");
        this.clock = requireNonNull(clock, "clock");
        this.listener = requireNonNull(listener, "notices");
    }

    /**
     * Notes that a job is about to be sent.
     *
     * @throws IdempotencyConflictException if the key belongs to a job that asked for something else
     * @throws SubmissionInDoubtException if the key belongs to a job that is in doubt, or is being sent by another process
     * @throws LedgerException if it cannot be noted, or if there is a key and no ledger
     */
    public JournalEntry open(Submission submission, Optional<IdempotencyKey> key) {
        if (ledger.isEmpty()) {
            key.ifPresent(name -> {
                throw new LedgerException(
                        LedgerException.Kind.NO_PLACE, "none", "the idempotency key \"" + name + "\" needs one");
            });
            return new JournalEntry(Optional.empty(), Optional.empty(), origin);
        }
        Ledger.Opening opening = ledger.get()
                .open(
                        key,
                        id -> Job.planned(id, key, submission, origin, clock.instant()),
                        job -> isToBeSent(job, submission) ? job.attemptedAgain(clock.instant(), origin) : job);
        Job job = opening.job();
        return new JournalEntry(
                Optional.of(job.id()),
                opening.begun() ? Optional.empty() : Optional.of(earlier(job, submission)),
                job.origin());
    }

    private static boolean isToBeSent(Job job, Submission submission) {
        return job.mayBeSent() && job.submission().equals(submission);
    }

    /** What became of the job that has the key. */
    private Invocation earlier(Job job, Submission submission) {
        IdempotencyKey key = job.key().orElseThrow();
        if (!job.submission().equals(submission)) {
            throw new IdempotencyConflictException(key, job.id());
        }
        String name = "the job " + job.id() + " of the idempotency key \"" + key + "\"";
        if (job.state() instanceof JobState.Accepted taken) {
            listener.onEvent(new ProgressEvent.Remark(name + " was submitted at " + job.createdAt() + " to "
                    + job.origin().address() + "; nothing is sent"));
            return taken.invocation();
        }
        throw new SubmissionInDoubtException(
                        name + " " + whyNotSent(job) + "; nothing is sent",
                        job.attempts().get(job.attempts().size() - 1).evidence(),
                        job.requestId(),
                        Optional.empty())
                .ofJob(job.id());
    }

    private static String whyNotSent(Job job) {
        if (job.isBeingSent()) {
            return "is being sent by another process";
        }
        return job.isDoubt() ? "is in doubt" : "was in doubt and is written off";
    }

    /** A job in the ledger, or outside of it where there is none. Not thread-safe. */
    public final class JournalEntry {
        private final Optional<JobId> job;
        private final Optional<Invocation> earlier;
        private final Origin where;

        JournalEntry(Optional<JobId> job, Optional<Invocation> earlier, Origin where) {
            this.job = job;
            this.where = where;
            this.earlier = earlier;
        }

        /** The ledger's name for the job. */
        public Optional<JobId> job() {
            return job;
        }

        /** The job as it was last seen, if it was accepted before: then nothing is to be sent. */
        public Optional<Invocation> earlier() {
            return earlier;
        }

        /** Why the job cannot be asked about here, if it was submitted to another address than this one submits to. */
        public Optional<WrongEndpointException> elsewhere() {
            return earlier.filter(known -> !where.address().isSamePlaceAs(origin.address()))
                    .map(known -> WrongEndpointException.to(
                            where.address(), known.requestId().value(), origin.address()));
        }

        /**
         * Notes that another attempt is about to be made.
         *
         * @throws LedgerException if that cannot be noted
         */
        public void again() {
            job.ifPresent(id ->
                    ledger.orElseThrow().change(id, known -> known.attemptedAgain(clock.instant(), origin)));
        }

        /**
         * Notes what came of the attempt. An accepted job that cannot be noted in the ledger is noted beside it.
         *
         * @return why it could not be noted, if so
         */
        public Optional<LedgerException> settle(Attempt attempt) {
            try {
                job.ifPresent(id -> ledger.orElseThrow().change(id, known -> known.settled(attempt)));
                return Optional.empty();
            } catch (LedgerException trouble) {
                taken(attempt)
                        .ifPresentOrElse(
                                accepted -> rescue(accepted, trouble),
                                () -> listener.onEvent(new ProgressEvent.LedgerTrouble(
                                        "the outcome is not noted: " + trouble.getMessage())));
                return Optional.of(trouble);
            }
        }

        /** The attempt as one whose job has a name, if it is known. */
        private Optional<AcceptedResponse> taken(Attempt attempt) {
            if (attempt instanceof AcceptedResponse accepted) {
                return Optional.of(accepted);
            }
            return attempt instanceof PossiblyAccepted doubtful
                    ? doubtful.requestId().map(id -> new AcceptedResponse(Invocation.named(id), attempt.evidence()))
                    : Optional.empty();
        }

        private void rescue(AcceptedResponse attempt, LedgerException trouble) {
            String lost = attempt.invocation().requestId() + " was accepted, and " + trouble.getMessage();
            try {
                String place = ledger.orElseThrow().rescue(job.orElseThrow(), attempt);
                listener.onEvent(new ProgressEvent.LedgerTrouble(
                        lost + "; it is noted in " + place + ", from where the next command takes it up"));
            } catch (LedgerException both) {
                listener.onEvent(new ProgressEvent.LedgerTrouble(lost + "; keep the id, for it is noted nowhere else"));
            }
        }
    }
}
