package io.invokectl.client;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Options of a submission. Not thread-safe. */
public final class SubmitOptions {
    private final InstantSource clock;
    private Deadline deadline = Deadline.NONE;
    private final List<Tag> tags = new ArrayList<>();
    private Optional<IdempotencyKey> key = Optional.empty();
    private boolean atMostOnce;

    SubmitOptions(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Submits the job at most once per key: if the client's ledger knows the key, its job is returned and nothing is
     * sent. Default: no key, every call submits a job.
     *
     * @throws InvalidValueException if the key is blank, longer than 255 characters, or has a control character
     */
    public SubmitOptions idempotencyKey(String value) {
        key = Optional.of(new IdempotencyKey(value));
        return this;
    }

    /**
     * Never retries an attempt that may have been accepted. Default: a response of 500, 502, 504 or another 5xx except
     * 501 and 503 is retried, and the job may be billed twice.
     */
    public SubmitOptions atMostOnce() {
        atMostOnce = true;
        return this;
    }

    /** Starts no attempt after this time. Default: no limit. */
    public SubmitOptions timeout(Duration value) {
        deadline = Deadline.after(value, clock.instant());
        return this;
    }

    /** Adds a tag. The API stores tags and does not return them; the ledger can be searched for them. */
    public SubmitOptions tag(String name, String value) {
        tags.add(new Tag(name, value));
        return this;
    }

    SubmitRequest request(Submission submission) {
        return new SubmitRequest(tagged(submission), atMostOnce, deadline, key);
    }

    private Submission tagged(Submission submission) {
        var all = new ArrayList<>(submission.tags());
        all.addAll(tags);
        return new Submission(submission.model(), submission.input(), all, submission.others());
    }
}
