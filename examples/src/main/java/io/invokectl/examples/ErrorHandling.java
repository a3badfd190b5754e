package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.submission.Submission;

/** Tells apart whether a submission may be billed. */
public final class ErrorHandling {
    private ErrorHandling() {}

    /** Submits a job and describes the outcome. */
    public static String submit(InvokeClient client, Submission job) throws InterruptedException {
        try {
            var submitted = client.submit(job, submit -> {});
            return "submitted: " + submitted.invocation().requestId();
        } catch (SubmissionInDoubtException doubt) {
            return "may have been submitted, check before retrying: " + doubt.getMessage();
        } catch (InvokectlException failure) {
            return "not submitted: " + failure.getMessage();
        }
    }
}
