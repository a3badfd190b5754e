package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.Notices;
import io.invokectl.domain.attempt.Accepted;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Doubtful;
import io.invokectl.domain.failure.KeyTaken;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.SubmissionInDoubt;
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
public final class Bookkeeping {
    private final Optional<Ledger> ledger;
    private final Origin origin;
    private final InstantSource clock;
    private final Notices notices;

    /**
     * Takes the ports.
     *
     * @param ledger the ledger, where there is one
     * @param origin where jobs are submitted
     */
    public Bookkeeping(Optional<Ledger> ledger, Origin origin, InstantSource clock, Notices notices) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.origin = requireNonNull(origin, "origin");
        this.clock = requireNonNull(clock, "clock");
        this.notices = requireNonNull(notices, "notices");
    }

    /**
     * Notes that a job is about to be sent.
     *
     * @throws KeyTaken if the key belongs to a job that asked for something else
     * @throws SubmissionInDoubt if the key belongs to a job that is in doubt, or is being sent by another process
     * @throws LedgerException if it cannot be noted, or if there is a key and no ledger
     */
    public Entry open(Submission submission, Optional<IdempotencyKey> key) {
        if (ledger.isEmpty()) {
            key.ifPresent(name -> {
                throw new LedgerException(
                        LedgerException.Kind.NO_PLACE, "none", "the idempotency key \"" + name + "\" needs one");
            });
            return new Entry(Optional.empty(), Optional.empty(), origin);
        }
        Ledger.Opening opening = ledger.get()
                .open(
                        key,
                        id -> Job.planned(id, key, submission, origin, clock.instant()),
                        job -> isToBeSent(job, submission) ? job.attemptedAgain(clock.instant(), origin) : job);
        Job job = opening.job();
        return new Entry(
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
            throw new KeyTaken(key, job.id());
        }
        String name = "the job " + job.id() + " of the idempotency key \"" + key + "\"";
        if (job.state() instanceof JobState.Taken taken) {
            notices.tell(new Notice.Remark(name + " was submitted at " + job.createdAt() + " to "
                    + job.origin().address() + "; nothing is sent"));
            return taken.invocation();
        }
        String problem = job.isBeingSent() ? "is being sent by another process" : "is in doubt";
        throw new SubmissionInDoubt(
                        name + " " + problem + "; nothing is sent",
                        job.attempts().get(job.attempts().size() - 1).evidence(),
                        job.requestId(),
                        Optional.empty())
                .ofJob(job.id());
    }

    /** A job in the ledger, or outside of it where there is none. Not thread-safe. */
    public final class Entry {
        private final Optional<JobId> job;
        private final Optional<Invocation> earlier;
        private final Origin where;

        Entry(Optional<JobId> job, Optional<Invocation> earlier, Origin where) {
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

        /** Whether the job was submitted, or is, where this submits: if not, it cannot be asked about here. */
        public boolean isHere() {
            return where.address().isSamePlaceAs(origin.address());
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
                                () -> notices.tell(
                                        new Notice.LedgerTrouble("the outcome is not noted: " + trouble.getMessage())));
                return Optional.of(trouble);
            }
        }

        /** The attempt as one whose job has a name, if it is known. */
        private Optional<Accepted> taken(Attempt attempt) {
            if (attempt instanceof Accepted accepted) {
                return Optional.of(accepted);
            }
            return attempt instanceof Doubtful doubtful
                    ? doubtful.requestId().map(id -> new Accepted(Invocation.named(id), attempt.evidence()))
                    : Optional.empty();
        }

        private void rescue(Accepted attempt, LedgerException trouble) {
            String lost = attempt.invocation().requestId() + " was accepted, and " + trouble.getMessage();
            try {
                String place = ledger.orElseThrow().rescue(job.orElseThrow(), attempt);
                notices.tell(new Notice.LedgerTrouble(
                        lost + "; it is noted in " + place + ", from where the next command takes it up"));
            } catch (LedgerException both) {
                notices.tell(new Notice.LedgerTrouble(lost + "; keep the id, for it is noted nowhere else"));
            }
        }
    }
}
