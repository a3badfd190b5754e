package io.invokectl.examples;

import io.invokectl.application.run.RunRequest;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import java.util.List;

/** Runs jobs beside the caller, who has other things to do meanwhile. */
public final class Meanwhile {
    private Meanwhile() {}

    /** Runs all jobs at once, and returns their files. */
    public static List<SavedFile> files(InvokeClient client, List<Submission> wanted) {
        var pictures = wanted.stream()
                .map(submission -> client.start(() -> client.run().run(new RunRequest(submission))))
                .toList();
        // Here is time for something else.
        return pictures.stream()
                .flatMap(picture -> picture.join().saved().files().stream())
                .toList();
    }
}
