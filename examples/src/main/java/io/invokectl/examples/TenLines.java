package io.invokectl.examples;

import io.invokectl.application.run.RunOutcome;
import io.invokectl.application.run.RunRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.nio.file.Path;

/** Submits a job, waits for it and saves its picture, without an account and without a network. */
public final class TenLines {
    private TenLines() {}

    /** Saves into the folder that the first argument names. */
    public static void main(String[] args) throws InterruptedException {
        var picture = JsonObject.EMPTY.with("prompt", "A lighthouse at dusk");
        var submission = new Submission(new ModelId("fal-ai/flux/schnell"), picture);
        var pictures = Path.of(args[0]);
        try (var client =
                InvokeClient.builder().address("sandbox:").results(pictures).build()) {
            RunOutcome outcome = client.run().run(new RunRequest(submission));
            outcome.saved().files().forEach(file -> System.out.println(file.path()));
        }
    }
}
