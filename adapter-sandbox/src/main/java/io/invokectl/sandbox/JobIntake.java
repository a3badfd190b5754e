package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.SeededRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Accepts jobs and decides their outcome, which follows from the job's ID and the sandbox's seed. Thread-safe. */
final class JobIntake {
    private static final List<String> INFRASTRUCTURE_ERRORS = List.of(
            "{\"detail\": \"Request timed out\", \"error_type\": \"request_timeout\"}",
            "{\"detail\": \"Runner disconnected\", \"error_type\": \"runner_disconnected\"}",
            "{\"detail\": \"Internal error\", \"error_type\": \"internal_error\"}",
            "{\"detail\": [{\"loc\": [\"body\"], \"msg\": \"Generation timeout\", \"type\": \"generation_timeout\","
                    + " \"url\": \"https://docs.fal.ai/errors/#generation_timeout\"}]}");

    private final JobStore store;
    private final SandboxBehavior behavior;
    private final InstantSource clock;
    private final RandomGenerator random;

    JobIntake(JobStore store, SandboxBehavior behavior, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.behavior = behavior;
        this.clock = clock;
        this.random = random;
    }

    /** Creates a job and stores it. */
    SandboxJob accept(FalModel model, Submission submission) {
        RandomGenerator ids = ids(model, submission.input());
        SandboxJob job;
        do {
            job = decide(nextId(ids), model, submission);
        } while (!store.add(job, behavior.seed()));
        return job;
    }

    private RandomGenerator ids(FalModel model, JsonObject input) {
        return behavior.seed()
                .<RandomGenerator>map(seed -> SeededRandom.of(Long.toString(seed), model.id(), JsonText.compact(input)))
                .orElse(random);
    }

    private static String nextId(RandomGenerator ids) {
        synchronized (ids) {
            return "sbx_" + HexFormat.of().toHexDigits(ids.nextLong());
        }
    }

    private SandboxJob decide(String id, FalModel model, Submission submission) {
        JsonObject input = submission.input();
        SeededRandom draws =
                SeededRandom.of(id, behavior.seed().map(String::valueOf).orElse(""));
        var picked = JsonNumber.of(draws.nextLong() >>> Integer.SIZE);
        JsonNumber seed = input.get("seed") instanceof JsonNumber given ? given : picked;
        boolean fails = draws.chance(behavior.fail());
        String failure = draws.oneOf(INFRASTRUCTURE_ERRORS);
        List<ValidationError> errors = model.validator().validate(input);
        Optional<String> error = errors.isEmpty()
                ? Optional.of(failure).filter(any -> fails)
                : Optional.of(ValidationError.message(errors));
        Duration queued = behavior.delay()
                .map(total -> total.dividedBy(4))
                .orElseGet(() -> model.latency().queued(draws));
        Duration running = behavior.delay()
                .map(total -> total.minus(queued))
                .orElseGet(() -> model.latency().running(draws));
        return new SandboxJob(id, model, input, tags(submission), clock.instant(), queued, running, seed, error);
    }

    private static JsonArray tags(Submission submission) {
        return new JsonArray(
                submission.tags().stream().<JsonValue>map(Tag::toJson).toList());
    }
}
