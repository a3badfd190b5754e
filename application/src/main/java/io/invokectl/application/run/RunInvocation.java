package io.invokectl.application.run;

import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.AwaitInvocation.AwaitResult;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.ProgressEvent.LedgerWarning;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Submits a job, waits for it and saves its files. Thread-safe if the use cases it combines are. */
public final class RunInvocation {
    private final SubmitInvocation submit;
    private final AwaitInvocation await;
    private final SaveResults save;
    private final InstantSource clock;

    /**
     * A job to submit, wait for and save.
     *
     * @param submit the job; its deadline applies to waiting and saving too
     * @param interval the polling interval; empty to adapt to the age of the job
     * @param saveOptions how its files are saved
     */
    public record RunRequest(SubmitRequest submit, Optional<Duration> interval, SaveRequest.SaveOptions saveOptions) {}

    /**
     * Outcome of running a job.
     *
     * @param awaited the outcome of waiting for it
     * @param saved its saved files; {@link SavedResults#NONE} unless it completed
     * @param isInterrupted whether the thread was interrupted before the job had ended and its files were saved
     * @param ledgerWarnings what could not be read from or written to the ledger
     */
    public record RunOutcome(
            AwaitOutcome awaited, SavedResults saved, boolean isInterrupted, List<LedgerWarning> ledgerWarnings) {}

    /** Combines the three use cases. */
    public RunInvocation(SubmitInvocation submit, AwaitInvocation await, SaveResults save, InstantSource clock) {
        this.submit = submit;
        this.await = await;
        this.save = save;
        this.clock = clock;
    }

    /**
     * Runs a job from its submission to its files. Once the API has accepted the job, everything that happens is part of
     * the outcome; if the thread is interrupted then, its interrupt status is set when this method returns.
     *
     * @throws RuntimeException as {@link SubmitInvocation#submit}
     * @throws WrongEndpointException if the job of the idempotency key was submitted to another API
     * @throws InterruptedException if the thread is interrupted before a job was accepted
     */
    public RunOutcome run(RunRequest request) throws InterruptedException {
        save.prepare();
        save.requireFreeName(
                request.saveOptions(),
                request.submit().submission(),
                request.submit().key());
        Submitted submitted = submit.submit(request.submit());
        if (submitted.elsewhere().isPresent()) {
            throw submitted.elsewhere().get();
        }
        AwaitResult result = await(request, submitted.invocation());
        AwaitOutcome awaited = result.outcomes().get(0);
        SavedResults saved = SavedResults.NONE;
        boolean isInterrupted = result.isInterrupted();
        try {
            saved = isInterrupted ? saved : saved(request, awaited);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            isInterrupted = true;
        }
        return new RunOutcome(
                awaited,
                saved,
                isInterrupted,
                Stream.of(submitted.ledgerWarnings(), result.ledgerWarnings(), saved.ledgerWarnings())
                        .flatMap(List::stream)
                        .toList());
    }

    private AwaitResult await(RunRequest request, Invocation submitted) {
        return await.await(new AwaitRequest(
                List.of(submitted.requestId()),
                request.submit().deadline(),
                request.interval(),
                Optional.of(new AwaitRequest.Fresh(submitted, clock.instant()))));
    }

    private SavedResults saved(RunRequest request, AwaitOutcome awaited) throws InterruptedException {
        if (awaited instanceof AwaitOutcome.Ended ended && ended.invocation() instanceof Completed completed) {
            return save.save(new SaveRequest(
                    completed,
                    Optional.of(request.submit().submission()),
                    request.saveOptions(),
                    request.submit().deadline(),
                    Optional.empty()));
        }
        return SavedResults.NONE;
    }
}
