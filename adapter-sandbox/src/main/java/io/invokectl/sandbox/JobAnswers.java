package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** Says how jobs stand, in the API's own form. */
final class JobAnswers {
    /** What a caller is told who asked about a job that there is not. */
    static final String UNKNOWN = "the sandbox has no job of this id";

    private static final DateTimeFormatter NANOSECONDS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private final InstantSource clock;
    private final JobFiles files;

    JobAnswers(InstantSource clock, JobFiles files) {
        this.clock = clock;
        this.files = files;
    }

    /** All about a job, members sorted by name as the API's are. */
    JsonObject whole(Job job) {
        Instant now = clock.instant();
        boolean started = !now.isBefore(job.startedAt());
        boolean ended = !now.isBefore(job.completedAt());
        return JsonObject.EMPTY
                .with("completed_at", time(job.completedAt(), ended))
                .with("created_at", time(job.createdAt(), true))
                .with(
                        "error",
                        job.error()
                                .filter(any -> ended)
                                .<JsonValue>map(JsonString::new)
                                .orElse(JsonNull.NULL))
                .with("model_id", job.model().id())
                .with("output", job.hasFiles(now) ? output(job) : JsonNull.NULL)
                .with("request_id", job.id())
                .with("started_at", time(job.startedAt(), started))
                .with("status", status(job, now));
    }

    /** The status alone. */
    JsonObject brief(Job job) {
        return JsonObject.EMPTY.with("request_id", job.id()).with("status", status(job, clock.instant()));
    }

    private static String status(Job job, Instant now) {
        if (now.isBefore(job.startedAt())) {
            return "QUEUED";
        }
        if (now.isBefore(job.completedAt())) {
            return "IN_PROGRESS";
        }
        return job.error().isPresent() ? "FAILED" : "COMPLETED";
    }

    private static JsonValue time(Instant time, boolean known) {
        return known ? new JsonString(NANOSECONDS.format(time)) : JsonNull.NULL;
    }

    private JsonObject output(Job job) {
        Maker maker = job.model().maker();
        List<JsonString> addresses = IntStream.rangeClosed(1, maker.count(job))
                .mapToObj(number -> new JsonString(files.address(job, number)))
                .toList();
        return maker.output(job, addresses);
    }
}
