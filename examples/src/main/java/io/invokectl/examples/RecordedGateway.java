package io.invokectl.examples;

import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.client.Gateway;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.Envelope;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway for {@code recorded:FILE}: every job completes at once with the recorded image. Jobs last as long as the
 * gateway. Thread-safe.
 */
public final class RecordedGateway implements Gateway, Invocations, Media {
    private final Path image;
    private final Map<RequestId, Completed> jobs = new ConcurrentHashMap<>();
    private final AtomicLong submitted = new AtomicLong();

    /** Opens an address. */
    public RecordedGateway(Endpoint endpoint) {
        this.image = Path.of(endpoint.address().schemeSpecificPart());
    }

    @Override
    public Invocations invocations() {
        return this;
    }

    @Override
    public Media media() {
        return this;
    }

    /** The number of submitted jobs. */
    public long jobs() {
        return submitted.get();
    }

    @Override
    public Attempt submit(Submission submission) {
        Instant start = Instant.now();
        var id = new RequestId("rec_" + submitted.incrementAndGet());
        var completed = new Completed(envelope(id, submission));
        jobs.put(id, completed);
        return new AcceptedResponse(completed, new Evidence(Phase.ANSWERED, 0, start, Instant.now()));
    }

    /** The image is part of the response, as a link that needs no download. */
    private Envelope envelope(RequestId id, Submission submission) {
        var output = JsonObject.EMPTY
                .with("images", JsonArray.of(JsonObject.EMPTY.with("url", "data:image/png;base64," + recorded())))
                .with("seed", submission.input().get("seed"));
        var answer = JsonObject.EMPTY
                .with("request_id", id.value())
                .with("model_id", submission.model().value())
                .with("status", "COMPLETED")
                .with("output", output);
        return new Envelope(id, answer, output, JsonNull.NULL);
    }

    private String recorded() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(image));
        } catch (IOException failure) {
            throw new LocalFileException(image.toString(), "cannot be read: " + failure.getMessage());
        }
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) {
        return Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> ApiException.of(
                        new ApiError("GET", "recorded:" + id, 404, Optional.empty(), Optional.empty(), "no such job")));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) {
        return get(id, deadline);
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) {
        throw new MediaUnavailableException(
                link, MediaUnavailableException.Cause.UNSAFE, "a recorded job has no links to other files");
    }
}
