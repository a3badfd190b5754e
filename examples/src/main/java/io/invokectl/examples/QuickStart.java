package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.client.ModelInput;
import io.invokectl.client.SavedJob;
import java.nio.file.Path;

/** Submits a job, waits for it and saves its image. Needs no account and no network. */
public final class QuickStart {
    private QuickStart() {}

    /** Saves into the directory in the first argument. */
    public static void main(String[] args) throws InterruptedException {
        var images = Path.of(args[0]);
        try (var client =
                InvokeClient.builder().address("sandbox:").results(images).build()) {
            var input = ModelInput.of("prompt", "A lighthouse at dusk").with("seed", 7);
            SavedJob job = client.run("fal-ai/flux/schnell", input);
            job.files().forEach(file -> System.out.println(file.path()));
        }
    }
}
