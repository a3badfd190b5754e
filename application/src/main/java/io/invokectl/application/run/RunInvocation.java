package io.invokectl.application.run;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.save.SavedResults;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.submit.Submitted;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.submission.Submission;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Submits a job, waits for it and keeps its files. Thread-safe as far as its parts are. */
public final class RunInvocation {
    private final SubmitInvocation submit;
    private final AwaitInvocation await;
    private final SaveResults save;
    private final InstantSource clock;

    /** Takes the use cases it is made of. */
    public RunInvocation(SubmitInvocation submit, AwaitInvocation await, SaveResults save, InstantSource clock) {
        this.submit = requireNonNull(submit, "submit");
        this.await = requireNonNull(await, "await");
        this.save = requireNonNull(save, "save");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Runs a job from its submission to its files.
     *
     * @throws RuntimeException as {@link SubmitInvocation#submit}: once the API took the job nothing is thrown for it
     * @throws WrongEndpointException if the job of the idempotency key was submitted to another API
     * @throws InterruptedException if the thread is interrupted; a job that the API took goes on
     */
    public RunOutcome run(RunRequest request) throws InterruptedException {
        save.prepare();
        Submitted answer = submit.submit(request.submit());
        if (answer.elsewhere().isPresent()) {
            throw answer.elsewhere().get();
        }
        Invocation submitted = answer.invocation();
        var fresh = new AwaitRequest.Fresh(submitted, clock.instant());
        AwaitOutcome awaited = await.await(new AwaitRequest(
                        List.of(submitted.requestId()),
                        request.submit().deadline(),
                        request.interval(),
                        Optional.of(fresh)))
                .get(0);
        return new RunOutcome(awaited, saved(request, awaited));
    }

    private SavedResults saved(RunRequest request, AwaitOutcome awaited) throws InterruptedException {
        if (awaited instanceof AwaitOutcome.Ended ended && ended.invocation() instanceof Completed completed) {
            Submission submission = request.submit().submission();
            return save.save(new SaveRequest(
                    completed,
                    Optional.of(submission),
                    request.saveOptions(),
                    request.submit().deadline()));
        }
        return SavedResults.NONE;
    }
}
