package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.submission.Submission;
import java.util.List;

/** Runs jobs concurrently. */
public final class ConcurrentJobs {
    private ConcurrentJobs() {}

    /** Runs all jobs and returns their files. */
    public static List<SavedFile> files(InvokeClient client, List<Submission> jobs) {
        var futures = jobs.stream()
                .map(job -> client.start(() -> client.run(job, run -> {})))
                .toList();
        // The calling thread is free for other work here.
        return futures.stream()
                .flatMap(future -> future.join().files().stream())
                .toList();
    }
}
