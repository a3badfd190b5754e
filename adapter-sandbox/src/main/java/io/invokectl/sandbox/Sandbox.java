package io.invokectl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Media;
import io.invokectl.domain.answer.ApiError;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.InvocationNotFoundException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.craft.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * DigitalOcean's async-invoke API with its four fal models, played on this machine: no network, no token, no cost, and
 * real media made from the input. Jobs lie as files in a folder, so that several processes meet there; how a job stands
 * follows from its age. Pictures are always PNG and recordings always WAV, whatever format the input asks for. Files
 * are made when they are fetched, and the same model, prompt and seed make the same bytes for ever.
 *
 * <p>An input that the model would refuse is accepted and fails, as with the API. Thread-safe. Every method throws
 * {@link LocalFileException} where the folder cannot be used.
 */
public final class Sandbox implements Invocations, Media {
    private static final String SCHEME = "sandbox:";
    private static final String ROUTE = SCHEME + "/v1/async-invoke";

    private final InvocationReader reader = new InvocationReader(JsonText::unfold);
    private final InstantSource clock;
    private final JobFolder folder;
    private final JobFiles files;
    private final JobDesk desk;
    private final JobAnswers answers;

    /**
     * Opens a sandbox. Nothing is written before the first job.
     *
     * @param state the folder to keep jobs in; made when it is needed
     * @param behavior how it behaves
     * @param clock tells how old jobs are
     * @param random makes up the ids of jobs, on which all else about them depends, unless the behavior has a seed
     */
    public Sandbox(Path state, SandboxBehavior behavior, InstantSource clock, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock");
        this.folder = new JobFolder(state);
        this.files = new JobFiles(folder, clock, SCHEME);
        this.desk = new JobDesk(folder, requireNonNull(behavior, "behavior"), clock, requireNonNull(random, "random"));
        this.answers = new JobAnswers(clock, files);
    }

    @Override
    public Attempt submit(Submission submission) {
        Instant start = clock.instant();
        String model = submission.model().value();
        Optional<Job> job = FalModel.named(model).map(known -> desk.take(known, submission));
        long bytes = JsonText.compact(submission.toJson()).getBytes(UTF_8).length;
        Optional<Invocation> taken = job.map(answers::whole).map(this::read);
        var evidence = new Evidence(Phase.ANSWERED, bytes, start, clock.instant());
        return taken.<Attempt>map(invocation -> new AcceptedResponse(invocation, evidence))
                .orElseGet(() -> {
                    var error = new ApiError("POST", ROUTE, 404, Optional.empty(), FalModel.unknown(model));
                    return new ErrorResponse(error, Optional.empty(), evidence);
                });
    }

    @Override
    public Invocation get(RequestId id, Deadline deadline) {
        return read(answers.whole(find(id, "")));
    }

    @Override
    public Invocation status(RequestId id, Deadline deadline) {
        return read(answers.brief(find(id, "/status")));
    }

    private Job find(RequestId id, String route) {
        return folder.find(id.value())
                .orElseThrow(() -> new InvocationNotFoundException(
                        new ApiError("GET", ROUTE + "/" + id + route, 404, Optional.empty(), JobAnswers.UNKNOWN)));
    }

    private Invocation read(JsonObject answer) {
        return reader.read(answer).orElseThrow();
    }

    @Override
    public Optional<String> fetch(MediaLink link, Deadline deadline, Receiver receiver) {
        if (!link.url().startsWith(SCHEME)) {
            throw new MediaUnavailableException(
                    link, MediaUnavailableException.Cause.UNSAFE, "the sandbox fetches only what it made itself");
        }
        Content content = files.open(link.url().substring(SCHEME.length()))
                .orElseThrow(() -> new MediaUnavailableException(
                        link, MediaUnavailableException.Cause.GONE, "the sandbox has no such file"));
        receiver.restart();
        content.writeTo(receiver::accept);
        return Optional.of(content.contentType());
    }
}
