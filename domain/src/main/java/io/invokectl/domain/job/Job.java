package io.invokectl.domain.job;

import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Job in the ledger. Immutable: every change returns a new object.
 *
 * @param id its ID in the ledger
 * @param key its idempotency key, if it has one
 * @param submission what was submitted
 * @param origin where it was submitted
 * @param state its state
 * @param attempts the attempts to submit it, in chronological order; at least one
 * @param files the saved files, by absolute path
 */
public record Job(
        JobId id,
        Optional<IdempotencyKey> key,
        Submission submission,
        Origin origin,
        JobState state,
        List<JobAttempt> attempts,
        List<SavedFile> files) {
    private static final String PROCESS_GONE = "the process ended before the outcome was known";

    /**
     * @throws IllegalArgumentException if there is no attempt
     */
    public Job {
        attempts = List.copyOf(attempts);
        files = List.copyOf(files);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("a job must have an attempt");
        }
    }

    /** A new job whose first attempt is about to be made. */
    public static Job planned(
            JobId id, Optional<IdempotencyKey> key, Submission submission, Origin origin, Instant at) {
        return new Job(id, key, submission, origin, new JobState.Planned(), List.of(JobAttempt.begun(at)), List.of());
    }

    /**
     * A job in doubt that another record has and the ledger lacks. What was submitted is unknown.
     *
     * @param model the model, which is known
     * @param at when it was submitted
     * @param why where the record was found, in words
     */
    public static Job recovered(
            JobId id, Optional<IdempotencyKey> key, ModelId model, Origin origin, Instant at, String why) {
        return new Job(
                id,
                key,
                new Submission(model, JsonObject.EMPTY),
                origin,
                new JobState.InDoubt(Optional.empty()),
                List.of(JobAttempt.begun(at).withOutcome(AttemptOutcome.IN_DOUBT, why)),
                List.of());
    }

    /** Another attempt was made that the ledger lacks, and its outcome is unknown. */
    public Job recovered(Instant at, String why) {
        Job retried = retried(submission, at, origin);
        return retried.with(
                new JobState.InDoubt(Optional.empty()), retried.last(JobAttempt::isOpen, AttemptOutcome.IN_DOUBT, why));
    }

    /** Another attempt is about to be made. An earlier one in doubt becomes a possible duplicate. */
    public Job retried(Submission retriedSubmission, Instant at, Origin newOrigin) {
        var all =
                new ArrayList<>(attempts.stream().map(JobAttempt::beforeAnother).toList());
        all.add(JobAttempt.begun(at));
        return new Job(id, key, retriedSubmission, newOrigin, new JobState.Planned(), all, files);
    }

    /**
     * Whether this is the job of a submission. What was submitted is unknown for a recovered or pruned job, which is taken
     * for the job of any submission to its model.
     */
    public boolean isOf(Submission other) {
        return submission.equals(other)
                || (submission.isEmpty() && submission.model().equals(other.model()));
    }

    /** The attempt in progress has ended. */
    public Job withOutcome(Attempt made) {
        var all = new ArrayList<>(attempts);
        all.set(all.size() - 1, lastAttempt().withOutcome(made));
        return with(stateAfter(made), all);
    }

    /** The attempt in progress was given up before anything left this machine. */
    public Job notSent(String why) {
        return with(
                possibleDuplicates() > 0 ? new JobState.InDoubt(Optional.empty()) : new JobState.NotSubmitted(),
                last(JobAttempt::isOpen, AttemptOutcome.NOT_SENT, why));
    }

    private JobState stateAfter(Attempt made) {
        if (made instanceof AcceptedResponse accepted) {
            return new JobState.Accepted(accepted.invocation());
        }
        if (made.mayHaveBeenAccepted() || possibleDuplicates() > 0) {
            return new JobState.InDoubt(made.requestId());
        }
        return made instanceof ErrorResponse response && !response.isTemporary()
                ? new JobState.Rejected()
                : new JobState.NotSubmitted();
    }

    /** The process of the last attempt has ended without recording an outcome. */
    public Job orphaned() {
        return isBeingSent()
                ? with(
                        new JobState.InDoubt(Optional.empty()),
                        last(JobAttempt::isOpen, AttemptOutcome.IN_DOUBT, PROCESS_GONE))
                : this;
    }

    /** The API reported a state. A final state is not replaced by one with less information. */
    public Job seen(Invocation invocation) {
        if (state instanceof JobState.Accepted accepted) {
            return hasLessInformation(invocation, accepted.invocation())
                    ? this
                    : with(new JobState.Accepted(invocation), attempts);
        }
        return found(invocation);
    }

    private boolean hasLessInformation(Invocation answer, Invocation known) {
        boolean lessMedia = known instanceof Completed good
                && !media(good).isEmpty()
                && !(answer instanceof Completed other && !media(other).isEmpty());
        return lessMedia || (known.hasEnded() && !answer.hasEnded());
    }

    private List<MediaLink> media(Completed completed) {
        return completed.media(submission.input());
    }

    /** The doubt is resolved: this is the job. */
    public Job found(Invocation invocation) {
        return with(
                new JobState.Accepted(invocation),
                last(JobAttempt::isInDoubt, AttemptOutcome.ACCEPTED, "resolved as accepted"));
    }

    /** The doubt is resolved: nothing was charged, and the job may be resubmitted. */
    public Job notCharged() {
        List<JobAttempt> all = attempts.stream()
                .map(attempt -> attempt.isInDoubt()
                        ? attempt.withOutcome(AttemptOutcome.REFUSED, "resolved as not charged")
                        : attempt)
                .toList();
        return with(new JobState.NotSubmitted(), all);
    }

    /** The doubt is written off: the outcome stays unknown and the job is never resubmitted. */
    public Job writtenOff() {
        return with(new JobState.WrittenOff(requestId()), attempts);
    }

    /** Files were saved. They replace recorded files with the same path. */
    public Job saved(List<SavedFile> fresh) {
        var all = new ArrayList<>(files);
        all.removeIf(old -> fresh.stream().anyMatch(file -> file.path().equals(old.path())));
        all.addAll(fresh);
        return new Job(id, key, submission, origin, state, attempts, all);
    }

    private Job with(JobState changed, List<JobAttempt> all) {
        return new Job(id, key, submission, origin, changed, all, files);
    }

    /** The attempts, with another outcome for the last one that matches. */
    private List<JobAttempt> last(Predicate<JobAttempt> kind, AttemptOutcome outcome, String how) {
        var all = new ArrayList<>(attempts);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (kind.test(all.get(i))) {
                all.set(i, all.get(i).withOutcome(outcome, how));
                return all;
            }
        }
        return all;
    }

    /** When its first attempt began. */
    public Instant createdAt() {
        return attempts.get(0).startedAt();
    }

    /** The API's ID of the job, if known. */
    public Optional<RequestId> requestId() {
        return state.requestId();
    }

    /** The completed job, if it is completed. */
    public Optional<Completed> completed() {
        return state instanceof JobState.Accepted accepted && accepted.invocation() instanceof Completed completed
                ? Optional.of(completed)
                : Optional.empty();
    }

    /** Why it failed or was not accepted: the API's reason, or what happened to the last attempt. */
    public Optional<String> problem() {
        if (state instanceof JobState.Accepted accepted) {
            return accepted.invocation() instanceof Failed failed
                    ? Optional.of(failed.reason().text())
                    : Optional.empty();
        }
        return lastAttempt().problem();
    }

    /** The number of attempts that may have been billed in addition to the last one. */
    public int possibleDuplicates() {
        return (int) attempts.stream().filter(JobAttempt::sentAgain).count();
    }

    /** Whether an attempt is in progress, in this or another process. */
    public boolean isBeingSent() {
        return lastAttempt().isOpen();
    }

    /** Whether it may be submitted: no attempt is accepted, in progress or in doubt. */
    public boolean mayBeSent() {
        return !isBeingSent() && (state instanceof JobState.NotSubmitted || state instanceof JobState.Rejected);
    }

    /** Whether its request ID is known and it has not ended. */
    public boolean isOpen() {
        return state instanceof JobState.Accepted accepted
                ? !accepted.invocation().hasEnded()
                : isInDoubt() && state.requestId().isPresent();
    }

    /** Whether it may have been accepted, and was not written off. */
    public boolean isInDoubt() {
        return state instanceof JobState.InDoubt;
    }

    /** Whether it is completed and some of its files were not saved. */
    public boolean isUnsaved() {
        boolean isUnsavedDocument = files.isEmpty()
                && completed()
                        .filter(completed -> completed.isDocument(submission.input()))
                        .isPresent();
        return isUnsavedDocument
                || completed().stream()
                        .flatMap(completed -> media(completed).stream())
                        .anyMatch(link ->
                                files.stream().noneMatch(file -> file.url().equals(link.shortened())));
    }

    /**
     * Whether nothing is left to do: it has ended and its files are saved, it was rejected, or it was never sent and no
     * attempt is in progress.
     */
    public boolean isFinished() {
        boolean ended = state instanceof JobState.Accepted accepted
                && accepted.invocation().hasEnded();
        return mayBeSent() || (ended && !isUnsaved());
    }

    private JobAttempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }
}
