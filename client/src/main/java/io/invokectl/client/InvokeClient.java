package io.invokectl.client;

import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.ledger.RecordedAnswer;
import io.invokectl.application.poll.AwaitInvocation.AwaitResult;
import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.run.RunInvocation.RunOutcome;
import io.invokectl.application.run.RunInvocation.RunRequest;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.IdempotencyConflictException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Client of the async-invoke API: submits jobs, waits for them and saves their results.
 *
 * <pre>{@code
 * try (var client = InvokeClient.fromEnv()) {
 *     SavedJob job = client.run("fal-ai/flux/schnell", ModelInput.of("prompt", "A lighthouse at dusk"));
 *     job.files().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A job that failed is a result, not an exception. A call that cannot succeed throws an {@link
 * InvokectlException}; see {@link #submit(SubmitRequest)} for which of them may mean a charge.
 *
 * <p>Thread-safe. Closing the client ends every thread that it started; two daemon threads that OkHttp and Okio share
 * among all their users end a minute after their last use. After that, every method throws {@link
 * IllegalStateException}.
 */
public final class InvokeClient implements AutoCloseable {
    private final ClientOptions options;
    private final ClientComponent component;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens the gateway and then the ledger, so that invalid options are found before anything is sent. */
    InvokeClient(ClientOptions options) {
        this.options = options;
        this.component = DaggerClientComponent.factory().create(options);
        try {
            if (Location.isUri(options.results().value())) {
                component.resultStore();
            }
            component.invocations();
            component.ledger();
        } catch (RuntimeException unusable) {
            close();
            throw unusable;
        }
    }

    /** The version of this library. */
    public static String version() {
        return Release.VERSION;
    }

    /** Returns a builder for a client of the public API. */
    public static InvokeClientBuilder builder() {
        return new InvokeClientBuilder();
    }

    /**
     * Creates a client from the user's environment variables and config file; see {@link InvokeClientBuilder#fromEnv}.
     */
    public static InvokeClient fromEnv() {
        return builder().fromEnv().build();
    }

    /**
     * Submits a job, waits until it ends and saves its files.
     *
     * @param model the model ID, such as {@code fal-ai/flux/schnell}
     * @see #run(RunRequest)
     */
    public SavedJob run(String model, ModelInput input) throws InterruptedException {
        return run(input.forModel(model), run -> {});
    }

    /**
     * Submits a job, waits until it ends and saves its files, such as {@code run ->
     * run.timeout(Duration.ofMinutes(5))}.
     *
     * @see #run(RunRequest)
     */
    public SavedJob run(Submission job, Consumer<RunOptions> configuration) throws InterruptedException {
        var run = new RunOptions(options.clock());
        configuration.accept(run);
        return new SavedJob(run(run.request(job)));
    }

    /**
     * Submits a job, waits until it ends and saves its files. Once the API has accepted the job, nothing is thrown: a
     * timeout, an interrupt and a file that cannot be saved are part of the outcome. An interrupt sets the interrupt
     * status of the thread.
     *
     * @throws InvokectlException as {@link #submit(SubmitRequest)}
     * @throws WrongEndpointException if the job of the idempotency key was submitted to another address
     * @throws LocalFileException if files cannot be saved in the directory for results; nothing was submitted then
     * @throws InterruptedException if the thread is interrupted before a job was accepted
     */
    public RunOutcome run(RunRequest request) throws InterruptedException {
        return open().run().run(request);
    }

    /**
     * Submits a job and returns when the API has accepted it, such as {@code submit ->
     * submit.idempotencyKey("poster-17").atMostOnce()}.
     *
     * @see #submit(SubmitRequest)
     */
    public Submitted submit(Submission job, Consumer<SubmitOptions> configuration) throws InterruptedException {
        var submit = new SubmitOptions(options.clock());
        configuration.accept(submit);
        return submit(submit.request(job));
    }

    /**
     * Submits a job and returns when the API has accepted it.
     *
     * @throws SubmissionInDoubtException if the job may have been accepted, and billed: do not submit it again before
     *     you have checked the usage of the account. Every other exception means that no job was accepted
     * @throws ApiException if the API rejected the job, or every attempt
     * @throws UnreachableException if no attempt reached the API
     * @throws RateLimitException if the rate limit allows no attempt soon
     * @throws IdempotencyConflictException if the idempotency key belongs to a different job
     * @throws LedgerException if the ledger cannot be written
     * @throws InterruptedException if the thread is interrupted between two attempts
     */
    public Submitted submit(SubmitRequest request) throws InterruptedException {
        return open().submit().submit(request);
    }

    /**
     * Reads the state of a job once.
     *
     * @throws ApiException if the API responds with an error
     * @throws UnreachableException if no complete response arrived
     * @throws UnexpectedResponseException if the response cannot be read
     * @throws RateLimitException if the rate limit allows no request soon
     * @throws InterruptedException if the thread is interrupted
     */
    public RecordedAnswer get(RequestId id) throws InterruptedException {
        return open().get().get(id);
    }

    /** Returns the final state of a job if the ledger knows it, and otherwise what {@link #get} does. */
    public RecordedAnswer lastKnown(RequestId id) throws InterruptedException {
        return open().get().ended(id);
    }

    /** Waits until a job ends, as {@link #await(AwaitRequest)}. */
    public AwaitOutcome await(RequestId id, Duration timeout) {
        return await(List.of(id), await -> await.timeout(timeout)).outcomes().get(0);
    }

    /**
     * Waits until jobs end, such as {@code await -> await.timeout(Duration.ofMinutes(5))}.
     *
     * @see #await(AwaitRequest)
     */
    public AwaitResult await(Collection<RequestId> ids, Consumer<AwaitOptions> configuration) {
        var await = new AwaitOptions(options.clock());
        configuration.accept(await);
        return await(await.request(ids));
    }

    /**
     * Waits until jobs end, polling them together.
     *
     * @return how the wait for each job ended: a timeout, an interrupt and a job that cannot be polled are outcomes. An
     *     interrupt sets the interrupt status of the thread
     */
    public AwaitResult await(AwaitRequest request) {
        return open().await().await(request);
    }

    /** Saves the files of a completed job with the default options, as {@link #save(SaveRequest)}. */
    public SavedResults save(Completed job) throws InterruptedException {
        return save(job, download -> {});
    }

    /**
     * Saves the files of a completed job, such as {@code download -> download.overwrite()}; as {@link
     * #save(SaveRequest)}.
     */
    public SavedResults save(Completed job, Consumer<DownloadOptions> configuration) throws InterruptedException {
        var download = DownloadOptions.forJob();
        configuration.accept(download);
        return save(new SaveRequest(job, Optional.empty(), download.build()));
    }

    /**
     * Saves the files of a completed job in the directory for results.
     *
     * @return the saved files, and why others are missing
     * @throws InterruptedException if the thread is interrupted; files saved so far remain
     */
    public SavedResults save(SaveRequest request) throws InterruptedException {
        return open().save().save(request);
    }

    /**
     * Submits the rows of a batch, waits for their jobs and saves their files. A later run with the same rows resumes
     * the batch and submits nothing twice. Requires a ledger; the directory for results records the batch.
     *
     * @param rows such as {@link BatchRows#of(Path)}
     * @see Batches#run
     */
    public BatchOutcome batch(Manifest rows) {
        return batch(rows, batch -> {});
    }

    /**
     * Submits the rows of a batch as configured, such as {@code batch -> batch.retryFailed()}.
     *
     * @see Batches#run
     */
    public BatchOutcome batch(Manifest rows, Consumer<BatchOptions> configuration) {
        return batches().run(rows, configuration);
    }

    /** Returns batches and their directories. */
    public Batches batches() {
        return open().batches();
    }

    /** Returns the jobs in the client's ledger. */
    public Jobs jobs() {
        return open().jobs();
    }

    private ClientComponent open() {
        if (closed.get()) {
            throw new IllegalStateException("the client is closed");
        }
        return component;
    }

    /**
     * Runs a task on a thread of the client, such as {@code client.start(() -> client.run(job, run -> {}))}. Cancelling
     * the future or closing the client interrupts the task: waits and reads end at once, a submission in flight is
     * completed and recorded first.
     *
     * @return the result of the task; a {@link CancellationException} if it was interrupted
     */
    public <T> CompletableFuture<T> start(Callable<T> task) {
        return open().async().start(task);
    }

    /**
     * Ends the tasks of {@link #start} and closes what the client opened; ports supplied by the caller stay open. Waits
     * for submissions in flight that {@code start} began. Calls on other threads must have ended: they may fail.
     * Closing a closed client does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            component.closeStack().close();
        }
    }
}
