package io.invokectl.examples;

import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.List;

/** Submits a job in one process and collects its files later, in the same process or another. */
public final class SubmitAndCollect {
    private final InvokeClient client;

    /** The caller closes the client. */
    public SubmitAndCollect(InvokeClient client) {
        this.client = client;
    }

    /** Submits a job at most once per key. */
    public RequestId submit(Submission job, String key) throws InterruptedException {
        return client.submit(job, submit -> submit.idempotencyKey(key).atMostOnce())
                .invocation()
                .requestId();
    }

    /** Returns the saved files of a job; empty if it failed or is still running. */
    public List<SavedFile> collect(RequestId id, Duration timeout) throws InterruptedException {
        if (client.await(id, timeout) instanceof Ended ended && ended.invocation() instanceof Completed completed) {
            return client.save(completed).files();
        }
        return List.of();
    }
}
