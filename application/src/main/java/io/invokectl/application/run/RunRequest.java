package io.invokectl.application.run;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.save.SaveRequest;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.submission.Submission;
import java.time.Duration;
import java.util.Optional;

/**
 * A job to be submitted, waited for and saved.
 *
 * @param submit the job; its deadline holds for the wait and for the files too
 * @param interval the time between two looks at the job; nothing to let it follow the job's age
 * @param saveOptions how its files are kept
 */
public record RunRequest(SubmitRequest submit, Optional<Duration> interval, SaveRequest.SaveOptions saveOptions) {

    /** With all defaults: no deadline, looks by the age of the job, default names. */
    public RunRequest(Submission submission) {
        this(new SubmitRequest(submission), Optional.empty(), SaveRequest.SaveOptions.DEFAULT);
    }

    /** Refuses null. */
    public RunRequest {
        requireNonNull(submit, "submit");
        requireNonNull(interval, "interval");
        requireNonNull(saveOptions, "keeping");
    }
}
