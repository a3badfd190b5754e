package io.invokectl.application.run;

import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.Optional;

/**
 * A job to submit, wait for and save.
 *
 * @param submit the job; its deadline applies to waiting and saving too
 * @param interval the polling interval; empty to adapt to the age of the job
 * @param saveOptions how its files are saved
 */
public record RunRequest(SubmitRequest submit, Optional<Duration> interval, SaveRequest.SaveOptions saveOptions) {

    /** A request without deadline, with adaptive polling and default names. */
    public RunRequest(Submission submission) {
        this(new SubmitRequest(submission), Optional.empty(), SaveRequest.SaveOptions.DEFAULT);
    }
}
