package io.invokectl.examples;

import io.invokectl.application.poll.AwaitOutcome.Ended;
import io.invokectl.application.run.RunOutcome;
import io.invokectl.application.run.RunRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.invocation.Failed;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;

/** A program of one's own, given its client from outside: so its test can give it one over the sandbox. */
public final class PosterShop {
    private final InvokeClient client;

    /** Takes the client, which stays open. */
    public PosterShop(InvokeClient client) {
        this.client = client;
    }

    /** Makes a poster, and tells the customer about it. */
    public String order(String motif) throws InterruptedException {
        var poster = new Submission(new ModelId("fal-ai/flux/schnell"), JsonObject.EMPTY.with("prompt", motif));
        RunOutcome outcome = client.run().run(new RunRequest(poster));
        if (outcome.awaited() instanceof Ended ended && ended.invocation() instanceof Failed failed) {
            return "sorry, no poster: " + failed.reason().text();
        }
        return "your poster: " + outcome.saved().files().get(0).path();
    }
}
