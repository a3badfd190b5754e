package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An embedded stand-in for the API with its four fal models: no network, no token, no cost, and real media generated from
 * the input. Jobs are files in a directory that several processes may share; a job's status follows from its age.
 * Pictures are always PNG and recordings WAV regardless of the requested format. Media are generated when they are
 * fetched; the same model, prompt and seed give the same content.
 *
 * <p>As with the API, an input that the model rejects is accepted and the job fails. Thread-safe. Every method throws
 * {@link LocalFileException} if the directory cannot be read or written.
 */
public final class Sandbox implements Invocations, Media {
    private static final String SCHEME = "sandbox:";
    private static final String ROUTE = SCHEME + "/v1/async-invoke";

    private final InvocationReader reader = new InvocationReader(JsonText::unfold);
    private final InstantSource clock;
    private final JobStore store;
    private final JobMedia media;
    private final JobIntake intake;
    private final InvocationJson invocations;

    /**
     * Opens a sandbox. Nothing is written before the first job.
     *
     * @param state the directory of the jobs, created when needed
     * @param clock decides the age of jobs
     * @param random generates job IDs, from which everything else about a job follows, unless the behavior has a seed
     */
    public Sandbox(Path state, SandboxBehavior behavior, InstantSource clock, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock");
        this.store = new JobStore(state);
        this.media = new JobMedia(store, clock, SCHEME);
        this.intake =
                new JobIntake(store, requireNonNull(behavior, "behavior"), clock, requireNonNull(random, "random"));
        this.invocations = new InvocationJson(clock, media);
    }

    @Override
    public Attempt submit(Submission submission) {
        Instant start = clock.instant();
        String model = submission.model().value();
        Optional<SandboxJob> job = FalModel.named(model).map(known -> intake.accept(known, submission));
        long bytes = JsonText.compact(submission.toJson()).getBytes(UTF_8).length;
        Optional<Invocation> accepted = job.map(invocations::full).map(this::read);
        var evidence = new Evidence(Phase.ANSWERED, bytes, start, clock.instant());
        return accepted.<Attempt>map(invocation -> new AcceptedResponse(invocation, evidence))
                .orElseGet(() -> {
                    var error = new ApiError(
                            "POST", ROUTE, 404, Optional.empty(), Optional.empty(), FalModel.unknownMessage(model));
                    return new ErrorResponse(error, Optional.empty(), evidence);
                });
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) {
        return read(invocations.full(find(id, "")));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) {
        return read(invocations.statusOnly(find(id, "/status")));
    }

    private SandboxJob find(RequestId id, String route) {
        return store.find(id.value())
                .orElseThrow(() -> ApiException.of(new ApiError(
                        "GET",
                        ROUTE + "/" + id + route,
                        404,
                        Optional.empty(),
                        Optional.empty(),
                        JobStore.UNKNOWN_ID)));
    }

    private Invocation read(JsonObject invocation) {
        return reader.read(invocation).orElseThrow();
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) {
        if (!link.url().startsWith(SCHEME)) {
            throw new MediaUnavailableException(
                    link, MediaUnavailableException.Cause.UNSAFE, "the sandbox fetches only its own media");
        }
        Content content = media.open(link.url().substring(SCHEME.length()))
                .orElseThrow(() -> new MediaUnavailableException(
                        link, MediaUnavailableException.Cause.GONE, "the sandbox has no such file"));
        receiver.restart();
        content.writeTo(receiver::accept);
        return Optional.of(content.contentType());
    }
}
