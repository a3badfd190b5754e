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

/** Renders jobs as the API does. */
final class InvocationJson {
    private static final DateTimeFormatter NANOSECONDS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private final InstantSource clock;
    private final JobMedia media;

    InvocationJson(InstantSource clock, JobMedia media) {
        this.clock = clock;
        this.media = media;
    }

    /** Returns the invocation, its members sorted by name like the API's. */
    JsonObject full(SandboxJob job) {
        Instant now = clock.instant();
        boolean started = !now.isBefore(job.startedAt());
        boolean ended = !now.isBefore(job.completedAt());
        return JsonObject.EMPTY
                .with("completed_at", time(job.completedAt(), ended))
                .with("created_at", time(job.createdAt(), true))
                .with(
                        "error",
                        job.error()
                                .filter(error -> ended)
                                .<JsonValue>map(JsonString::new)
                                .orElse(JsonNull.NULL))
                .with("model_id", job.model().id())
                .with("output", job.hasMedia(now) ? output(job) : JsonNull.NULL)
                .with("request_id", job.id())
                .with("started_at", time(job.startedAt(), started))
                .with("status", status(job, now));
    }

    /** Returns what the status route shows. */
    JsonObject statusOnly(SandboxJob job) {
        return JsonObject.EMPTY.with("request_id", job.id()).with("status", status(job, clock.instant()));
    }

    private static String status(SandboxJob job, Instant now) {
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

    private JsonObject output(SandboxJob job) {
        MediaGenerator generator = job.model().generator();
        List<JsonString> urls = IntStream.rangeClosed(1, generator.count(job))
                .mapToObj(number -> new JsonString(media.url(job, number)))
                .toList();
        return generator.output(job, urls);
    }
}
