package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.craft.Dice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Takes jobs in. What becomes of a job follows from its id, and with a seed of the sandbox that follows from it. */
final class JobDesk {
    private static final List<String> INFRASTRUCTURE_ERRORS = List.of(
            "{\"detail\": \"Request timed out\", \"error_type\": \"request_timeout\"}",
            "{\"detail\": \"Runner disconnected\", \"error_type\": \"runner_disconnected\"}",
            "{\"detail\": \"Internal error\", \"error_type\": \"internal_error\"}",
            "{\"detail\": [{\"loc\": [\"body\"], \"msg\": \"Generation timeout\", \"type\": \"generation_timeout\","
                    + " \"url\": \"https://docs.fal.ai/errors/#generation_timeout\"}]}");

    private final JobFolder folder;
    private final SandboxBehavior behavior;
    private final InstantSource clock;
    private final RandomGenerator random;

    JobDesk(JobFolder folder, SandboxBehavior behavior, InstantSource clock, RandomGenerator random) {
        this.folder = folder;
        this.behavior = behavior;
        this.clock = clock;
        this.random = random;
    }

    /** Takes a job and keeps it. */
    Job take(FalModel model, Submission submission) {
        RandomGenerator ids = ids(model, submission.input());
        Job job = job(freeId(ids), model, submission);
        while (!folder.keep(job, behavior.seed())) {
            job = job(freeId(ids), model, submission);
        }
        return job;
    }

    private RandomGenerator ids(FalModel model, JsonObject input) {
        return behavior.seed()
                .<RandomGenerator>map(seed -> Dice.of(Long.toString(seed), model.id(), JsonText.compact(input)))
                .orElse(random);
    }

    private String freeId(RandomGenerator ids) {
        String id = nextId(ids);
        while (folder.isTaken(id)) {
            id = nextId(ids);
        }
        return id;
    }

    private static String nextId(RandomGenerator ids) {
        synchronized (ids) {
            return "sbx_" + HexFormat.of().toHexDigits(ids.nextLong());
        }
    }

    private Job job(String id, FalModel model, Submission submission) {
        JsonObject input = submission.input();
        Dice dice = Dice.of(id, behavior.seed().map(String::valueOf).orElse(""));
        var picked = JsonNumber.of(dice.nextLong() >>> Integer.SIZE);
        JsonNumber seed = input.get("seed") instanceof JsonNumber given ? given : picked;
        boolean fails = dice.chance(behavior.fail());
        String trouble = dice.oneOf(INFRASTRUCTURE_ERRORS);
        List<Problem> problems = model.rules().problems(input);
        Optional<String> error =
                problems.isEmpty() ? Optional.of(trouble).filter(any -> fails) : Optional.of(Problem.error(problems));
        Duration queued = behavior.delay()
                .map(all -> all.dividedBy(4))
                .orElseGet(() -> model.pace().queued(dice));
        Duration running = behavior.delay()
                .map(all -> all.minus(queued))
                .orElseGet(() -> model.pace().running(dice));
        return new Job(id, model, input, tags(submission), clock.instant(), queued, running, seed, error);
    }

    private static JsonArray tags(Submission submission) {
        return new JsonArray(
                submission.tags().stream().<JsonValue>map(Tag::toJson).toList());
    }
}
