package io.invokectl.examples;

import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.submit.Submitted;
import io.invokectl.client.InvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.submission.Submission;

/** Tells what a submission means for the bill. */
public final class Purchase {
    private Purchase() {}

    /** Submits a job, and says in words whether it was bought. */
    public static String of(InvokeClient client, Submission submission) throws InterruptedException {
        try {
            Submitted job = client.submit().submit(new SubmitRequest(submission));
            return "bought: " + job.invocation().requestId();
        } catch (SubmissionInDoubtException doubt) {
            return "perhaps bought, so look before you buy again: " + doubt.getMessage();
        } catch (InvokectlException refused) {
            return "not bought: " + refused.getMessage();
        }
    }
}
