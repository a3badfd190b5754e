package io.invokectl.examples;

import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.invocation.Completed;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import java.util.List;
import java.util.Optional;

/** Submits a job now and collects its files later, perhaps in another process. */
public final class CollectLater {
    private final InvokeClient client;

    /** Takes the client, which stays open. */
    public CollectLater(InvokeClient client) {
        this.client = client;
    }

    /** Submits a job once, however often it is called with that key: the ledger knows. */
    public RequestId submit(Submission submission, String key) throws InterruptedException {
        var atMostOnce = new SubmitRequest(submission, true, Deadline.NONE, Optional.of(new IdempotencyKey(key)));
        return client.submit().submit(atMostOnce).invocation().requestId();
    }

    /** The files of a job, or none if it runs on or has failed. */
    public List<SavedFile> collect(RequestId id, Deadline deadline) throws InterruptedException {
        AwaitOutcome outcome = client.await()
                .await(new AwaitRequest(List.of(id), deadline))
                .outcomes()
                .get(0);
        if (outcome instanceof Ended ended && ended.invocation() instanceof Completed completed) {
            return client.save().save(new SaveRequest(completed)).files();
        }
        return List.of();
    }
}
