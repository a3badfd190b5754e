package io.invokectl.application.invocation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * A job to be submitted, waited for and saved.
 *
 * @param submit the job; its deadline holds for the wait too
 * @param interval the time between two looks at the job; nothing to let it follow the job's age
 * @param keeping how its files are kept
 */
public record RunRequest(SubmitRequest submit, Optional<Duration> interval, SaveRequest.Keeping keeping) {

    /** Refuses null. */
    public RunRequest {
        requireNonNull(submit, "submit");
        requireNonNull(interval, "interval");
        requireNonNull(keeping, "keeping");
    }
}
