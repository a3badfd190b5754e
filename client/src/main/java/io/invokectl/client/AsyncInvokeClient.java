package io.invokectl.client;

import io.invokectl.application.InvocationUseCases;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.invocation.AwaitInvocation;
import io.invokectl.application.invocation.GetInvocation;
import io.invokectl.application.invocation.RunInvocation;
import io.invokectl.application.invocation.SaveResults;
import io.invokectl.application.invocation.SubmitInvocation;

/**
 * The use cases over one connection, for Java programs. Thread-safe. Every thread that is started for it ends when it is
 * closed; the two daemon threads that OkHttp and Okio share between all their users end a minute after their last work.
 *
 * <pre>{@code
 * try (var client = AsyncInvokeClient.builder().address("sandbox:").results("pictures").build()) {
 *     var submission = new Submission(
 *             new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", "A futuristic city at sunset"));
 *     RunOutcome outcome = client.run().run(new RunRequest(submission));
 *     outcome.saved().files().forEach(file -> print(file.path()));
 * }
 * }</pre>
 */
public final class AsyncInvokeClient implements InvocationUseCases {
    private final ClientComponent component;
    private final GetInvocation get;

    AsyncInvokeClient(ClientSettings settings) {
        this.component = DaggerClientComponent.factory().of(settings);
        try {
            this.get = component.get();
        } catch (RuntimeException unusable) {
            close();
            throw unusable;
        }
    }

    /** A client in the making, for the public API unless told otherwise. */
    public static AsyncInvokeClientBuilder builder() {
        return new AsyncInvokeClientBuilder();
    }

    @Override
    public SubmitInvocation submit() {
        return component.submit();
    }

    @Override
    public GetInvocation get() {
        return get;
    }

    @Override
    public AwaitInvocation await() {
        return component.await();
    }

    @Override
    public SaveResults save() {
        return component.save();
    }

    @Override
    public RunInvocation run() {
        return component.run();
    }

    @Override
    public RunBatch batch() {
        return component.batch();
    }

    @Override
    public void close() {
        component.gateways().close();
    }
}
