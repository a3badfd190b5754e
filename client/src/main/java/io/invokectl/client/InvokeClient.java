package io.invokectl.client;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use cases over one connection, for Java programs. Each of them throws {@link IllegalStateException} once this is
 * closed. Thread-safe. Every thread that is started for it ends when it is
 * closed; the two daemon threads that OkHttp and Okio share between all their users end a minute after their last work.
 *
 * <pre>{@code
 * try (var client = InvokeClient.builder().address("sandbox:").results("pictures").build()) {
 *     var submission = new Submission(
 *             new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "A futuristic city at sunset"));
 *     RunOutcome outcome = client.run().run(new RunRequest(submission));
 *     outcome.saved().files().forEach(file -> print(file.path()));
 * }
 * }</pre>
 */
public final class InvokeClient implements InvocationUseCases {
    private final ClientComponent component;
    private final GetInvocation get;
    private final AsyncRunner background = new AsyncRunner();
    private final AtomicBoolean closed = new AtomicBoolean();

    InvokeClient(ClientSettings settings) {
        this.component = DaggerClientComponent.factory().of(settings);
        try {
            this.get = component.get();
        } catch (RuntimeException unusable) {
            close();
            throw unusable;
        }
    }

    /** A client in the making, for the public API unless told otherwise. */
    public static InvokeClientBuilder builder() {
        return new InvokeClientBuilder();
    }

    @Override
    public SubmitInvocation submit() {
        return open().submit();
    }

    @Override
    public GetInvocation get() {
        open();
        return get;
    }

    @Override
    public AwaitInvocation await() {
        return open().await();
    }

    @Override
    public SaveResults save() {
        return open().save();
    }

    @Override
    public RunInvocation run() {
        return open().run();
    }

    @Override
    public RunBatch batch() {
        return open().batch();
    }

    private ClientComponent open() {
        if (closed.get()) {
            throw new IllegalStateException("the client is closed");
        }
        return component;
    }

    /**
     * Does something with this client beside the caller, on a thread of its own:
     *
     * <pre>{@code
     * CompletableFuture<RunOutcome> picture = client.start(() -> client.run().run(request));
     * }</pre>
     *
     * <p>Cancelling the future interrupts the work, and so does closing the client. That ends waits and reads at once; a
     * paid request under way is answered and noted in the ledger first.
     *
     * @return what the work returns or throws; a {@link CancellationException} where it was interrupted
     * @throws IllegalStateException if the client is closed
     */
    public <T> CompletableFuture<T> start(Callable<T> work) {
        return background.start(work);
    }

    /**
     * Ends what {@link #start} began, and closes what the client has opened; what it was given stays open. It waits for a
     * paid request of what was started, as long as the time-outs let that take. What other threads are doing with the
     * client has to be over: it fails in the middle. Called again, it does nothing, and no use case is to be had any more.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                background.close();
            } finally {
                component.opened().close();
            }
        }
    }
}
