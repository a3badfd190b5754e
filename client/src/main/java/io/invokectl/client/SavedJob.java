package io.invokectl.client;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.run.RunInvocation.RunOutcome;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.job.SavedFile;
import java.util.List;
import java.util.Optional;

/**
 * Result of {@link InvokeClient#run}: a job that was submitted, and the files that were saved. A job that failed or is
 * still running is a result without files, not an exception.
 *
 * @param outcome how each step ended
 */
public record SavedJob(RunOutcome outcome) {

    /** Checks that the outcome is not null. */
    public SavedJob {
        requireNonNull(outcome, "outcome");
    }

    /** The request ID that the API assigned. */
    public String requestId() {
        return outcome.awaited().id().value();
    }

    /** Whether the job completed and every file of its output was saved. */
    public boolean isComplete() {
        return outcome.awaited() instanceof Ended ended
                && ended.invocation() instanceof Completed
                && problems().isEmpty()
                && !outcome.isInterrupted();
    }

    /** The reason why the job failed; empty if it completed or is still running. */
    public Optional<String> failure() {
        return outcome.awaited() instanceof Ended ended && ended.invocation() instanceof Failed failed
                ? Optional.of(failed.reason().text())
                : Optional.empty();
    }

    /** The saved files, in the order of the output. */
    public List<SavedFile> files() {
        return outcome.saved().files();
    }

    /** Why files are missing. */
    public List<InvokectlException> problems() {
        return outcome.saved().failures();
    }
}
