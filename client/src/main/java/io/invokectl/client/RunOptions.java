package io.invokectl.client;

import io.invokectl.application.run.RunInvocation.RunRequest;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Options of submitting a job, waiting for it and saving its files. Not thread-safe. */
public final class RunOptions {
    private final SubmitOptions submit;
    private final DownloadOptions download = DownloadOptions.forJob();
    private Optional<Duration> pollInterval = Optional.empty();

    RunOptions(InstantSource clock) {
        this.submit = new SubmitOptions(clock);
    }

    /** Configures the submission, such as {@code submit -> submit.idempotencyKey("poster-17")}. */
    public RunOptions submit(Consumer<SubmitOptions> options) {
        options.accept(submit);
        return this;
    }

    /** Configures how the files are saved, such as {@code download -> download.overwrite()}. */
    public RunOptions download(Consumer<DownloadOptions> options) {
        options.accept(download);
        return this;
    }

    /**
     * Stops submitting, waiting and downloading after this time; the job continues. Default: no limit.
     *
     * @throws InvalidValueException if the time is negative
     */
    public RunOptions timeout(Duration value) {
        submit.timeout(value);
        return this;
    }

    /** Polls at a fixed interval. Default: as {@link AwaitOptions#pollInterval}. */
    public RunOptions pollInterval(Duration value) {
        pollInterval = Optional.of(value);
        return this;
    }

    RunRequest request(Submission submission) {
        return new RunRequest(submit.request(submission), pollInterval, download.build());
    }
}
