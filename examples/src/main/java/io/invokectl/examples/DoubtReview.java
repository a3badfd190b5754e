package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.domain.job.Job;
import java.util.function.Function;

/** Resolves submissions in doubt. */
public final class DoubtReview {
    private DoubtReview() {}

    /**
     * Resolves every submission in doubt.
     *
     * @param usage looks a job up in the usage of the account: its request ID, or null if it was not charged
     */
    public static void resolve(InvokeClient client, Function<Job, String> usage) throws InterruptedException {
        for (Job job : client.jobs().inDoubt()) {
            String requestId = usage.apply(job);
            if (requestId == null) {
                client.jobs().resolveNotCharged(job.id().value());
            } else {
                client.jobs().resolveAccepted(job.id().value(), requestId);
            }
        }
    }
}
