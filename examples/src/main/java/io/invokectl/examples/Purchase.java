package io.invokectl.examples;

import io.invokectl.application.invocation.SubmitRequest;
import io.invokectl.application.invocation.Submitted;
import io.invokectl.client.AsyncInvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubt;
import io.invokectl.domain.submission.Submission;

/** Tells what a submission means for the bill. */
public final class Purchase {
    private Purchase() {}

    /** Submits a job, and says in words whether it was bought. */
    public static String of(AsyncInvokeClient client, Submission submission) throws InterruptedException {
        try {
            Submitted job = client.submit().submit(new SubmitRequest(submission));
            return "bought: " + job.invocation().requestId();
        } catch (SubmissionInDoubt doubt) {
            return "perhaps bought, so look before you buy again: " + doubt.getMessage();
        } catch (InvokectlException refused) {
            return "not bought: " + refused.getMessage();
        }
    }
}
