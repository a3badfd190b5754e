package io.invokectl.domain.job;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.PossiblyAccepted;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Failed;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A job as the ledger remembers it. Immutable: each step of its life returns the job as it stands after it.
 *
 * @param id the ledger's own name for it
 * @param key the caller's name for it, where one was given
 * @param submission what was asked for
 * @param origin where it was submitted
 * @param state how it stands
 * @param attempts each attempt to submit it, in their order; at least one
 * @param files the files that were kept, by their absolute paths
 */
public record Job(
        JobId id,
        Optional<IdempotencyKey> key,
        Submission submission,
        Origin origin,
        JobState state,
        List<JobAttempt> attempts,
        List<SavedFile> files) {
    private static final String PROCESS_GONE = "the process that sent it ended before an answer was known";

    /** Copies the lists, and refuses a job that was never attempted. */
    public Job {
        requireNonNull(id, "id");
        requireNonNull(key, "key");
        requireNonNull(submission, "submission");
        requireNonNull(origin, "origin");
        requireNonNull(state, "state");
        attempts = List.copyOf(attempts);
        files = List.copyOf(files);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("a job has an attempt");
        }
    }

    /** A job whose first attempt is about to be made. */
    public static Job planned(
            JobId id, Optional<IdempotencyKey> key, Submission submission, Origin origin, Instant at) {
        return new Job(id, key, submission, origin, new JobState.Planned(), List.of(JobAttempt.begun(at)), List.of());
    }

    /** Another attempt is about to be made, perhaps elsewhere. One in doubt is left behind as a possible duplicate. */
    public Job attemptedAgain(Instant at, Origin where) {
        var all =
                new ArrayList<>(attempts.stream().map(JobAttempt::beforeAnother).toList());
        all.add(JobAttempt.begun(at));
        return new Job(id, key, submission, where, new JobState.Planned(), all, files);
    }

    /** The attempt that was being made came to its end. */
    public Job settled(Attempt made) {
        var all = new ArrayList<>(attempts);
        all.set(all.size() - 1, lastAttempt().settled(made));
        return with(stateAfter(made), all);
    }

    private JobState stateAfter(Attempt made) {
        if (made instanceof AcceptedResponse accepted) {
            return new JobState.Accepted(accepted.invocation());
        }
        if (made.mayHaveBeenAccepted() || possibleDuplicates() > 0) {
            return new JobState.InDoubt(
                    made instanceof PossiblyAccepted doubtful ? doubtful.requestId() : Optional.empty(), false);
        }
        return AttemptOutcome.of(made) == AttemptOutcome.NOT_SENT ? new JobState.Planned() : new JobState.Rejected();
    }

    /** The process that was making the last attempt is gone. */
    public Job orphaned() {
        return isBeingSent()
                ? with(
                        new JobState.InDoubt(Optional.empty(), false),
                        last(JobAttempt::isOpen, AttemptOutcome.IN_DOUBT, PROCESS_GONE))
                : this;
    }

    /** The API said how it stands. What was said of its end is not taken back by an answer that says less. */
    public Job seen(Invocation invocation) {
        if (state instanceof JobState.Accepted taken) {
            return saysLess(invocation, taken.invocation()) ? this : with(new JobState.Accepted(invocation), attempts);
        }
        return found(invocation);
    }

    private boolean saysLess(Invocation answer, Invocation known) {
        boolean lessMedia = known instanceof Completed good
                && !media(good).isEmpty()
                && !(answer instanceof Completed other && !media(other).isEmpty());
        return lessMedia || (known.hasEnded() && !answer.hasEnded());
    }

    private List<MediaLink> media(Completed completed) {
        return completed.media(submission.input());
    }

    /** A doubt is resolved: this is the job. */
    public Job found(Invocation invocation) {
        return with(
                new JobState.Accepted(invocation),
                last(JobAttempt::isInDoubt, AttemptOutcome.ACCEPTED, "found to be accepted"));
    }

    /** A doubt is resolved: nothing was charged, and the job may be sent. */
    public Job notCharged() {
        List<JobAttempt> all = attempts.stream()
                .map(attempt -> attempt.isInDoubt()
                        ? attempt.turnedOut(AttemptOutcome.REFUSED, "found not to be charged")
                        : attempt)
                .toList();
        return with(new JobState.Rejected(), all);
    }

    /** A doubt is let be: the job stays unknown, and is never sent again. */
    public Job writtenOff() {
        return with(new JobState.InDoubt(requestId(), true), attempts);
    }

    /** Files were kept; one that lay in the same place before gives way. */
    public Job saved(List<SavedFile> fresh) {
        var all = new ArrayList<>(files);
        all.removeIf(old -> fresh.stream().anyMatch(file -> file.path().equals(old.path())));
        all.addAll(fresh);
        return new Job(id, key, submission, origin, state, attempts, all);
    }

    private Job with(JobState changed, List<JobAttempt> all) {
        return new Job(id, key, submission, origin, changed, all, files);
    }

    /** The attempts, the last of a kind turned into something else. */
    private List<JobAttempt> last(Predicate<JobAttempt> kind, AttemptOutcome outcome, String how) {
        var all = new ArrayList<>(attempts);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (kind.test(all.get(i))) {
                all.set(i, all.get(i).turnedOut(outcome, how));
                return all;
            }
        }
        return all;
    }

    /** When its first attempt was about to be made. */
    public Instant createdAt() {
        return attempts.get(0).startedAt();
    }

    /** The name that the API gave to it, where it is known. */
    public Optional<RequestId> requestId() {
        return state.requestId();
    }

    /** The job with its output, if it has come to a good end. */
    public Optional<Completed> completed() {
        return state instanceof JobState.Accepted taken && taken.invocation() instanceof Completed completed
                ? Optional.of(completed)
                : Optional.empty();
    }

    /** Why nothing came of it, in words: the API's reason, or what happened to the last attempt. */
    public Optional<String> problem() {
        if (state instanceof JobState.Accepted taken) {
            return taken.invocation() instanceof Failed failed
                    ? Optional.of(failed.reason().text())
                    : Optional.empty();
        }
        return lastAttempt().problem();
    }

    /** How many attempts may have been billed beside the one that counts. */
    public int possibleDuplicates() {
        return (int) attempts.stream().filter(JobAttempt::sentAgain).count();
    }

    /** Whether it is being sent at this moment, by this process or another. */
    public boolean isBeingSent() {
        return lastAttempt().isOpen();
    }

    /** Whether it may be sent now: nothing of it was accepted, is on its way or in doubt. */
    public boolean mayBeSent() {
        return !isBeingSent() && (state instanceof JobState.Planned || state instanceof JobState.Rejected);
    }

    /** Whether the API knows it and has not said how it ended. */
    public boolean isOpen() {
        return state instanceof JobState.Accepted taken
                ? !taken.invocation().hasEnded()
                : state.requestId().isPresent();
    }

    /** Whether it may have been accepted, written off or not. */
    public boolean isInDoubt() {
        return state instanceof JobState.InDoubt;
    }

    /** Whether it is in doubt and nobody has let it be. */
    public boolean isDoubt() {
        return state instanceof JobState.InDoubt doubt && !doubt.writtenOff();
    }

    /** Whether it came to a good end and some file of it was not kept. */
    public boolean isUnsaved() {
        return completed().stream()
                .flatMap(completed -> media(completed).stream())
                .anyMatch(link -> files.stream().noneMatch(file -> file.url().equals(link.shortened())));
    }

    /**
     * Whether nothing more will become of it: it has ended and its files were kept, it was turned away, or it never left
     * and is not being sent.
     */
    public boolean isFinished() {
        boolean ended =
                state instanceof JobState.Accepted taken && taken.invocation().hasEnded();
        return mayBeSent() || (ended && !isUnsaved());
    }

    private JobAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }
}
