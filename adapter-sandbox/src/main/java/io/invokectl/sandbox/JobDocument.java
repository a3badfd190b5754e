package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A job as its file has it. */
final class JobDocument {
    private static final int NANO_DIGITS = 9;

    private final JsonObject json;

    private JobDocument(JsonObject json) {
        this.json = json;
    }

    /** Writes a job, and the sandbox's seed beside it for whoever looks into the file. */
    static JsonObject of(Job job, Optional<Long> sandboxSeed) {
        return JsonObject.EMPTY
                .with("request_id", job.id())
                .with("model_id", job.model().id())
                .with("input", job.input())
                .with("tags", job.tags())
                .with("created_at", job.createdAt().toString())
                .with("queued_seconds", seconds(job.queued()))
                .with("running_seconds", seconds(job.running()))
                .with("seed", job.seed())
                .with("error", job.error().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL))
                .with("sandbox_seed", sandboxSeed.<JsonValue>map(JsonNumber::of).orElse(JsonNull.NULL));
    }

    /**
     * Reads a job.
     *
     * @throws InvalidValueException if a member is missing or not what it should be
     */
    static Job read(JsonValue document) {
        if (!(document instanceof JsonObject json)) {
            throw new InvalidValueException("it is not an object");
        }
        return new JobDocument(json).job();
    }

    private Job job() {
        return new Job(
                text("request_id"),
                model(),
                member("input", JsonObject.class),
                member("tags", JsonArray.class),
                createdAt(),
                duration("queued_seconds"),
                duration("running_seconds"),
                member("seed", JsonNumber.class),
                json.get("error") == JsonNull.NULL ? Optional.empty() : Optional.of(text("error")));
    }

    private String text(String name) {
        return member(name, JsonString.class).value();
    }

    private FalModel model() {
        String id = text("model_id");
        return FalModel.named(id).orElseThrow(() -> wrong("model_id"));
    }

    private Instant createdAt() {
        try {
            return Instant.parse(text("created_at"));
        } catch (DateTimeException unreadable) {
            throw wrong("created_at");
        }
    }

    private Duration duration(String name) {
        try {
            var seconds = new BigDecimal(member(name, JsonNumber.class).text());
            return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValueExact());
        } catch (ArithmeticException | NumberFormatException beyond) {
            throw wrong(name);
        }
    }

    private <T extends JsonValue> T member(String name, Class<T> type) {
        JsonValue value = json.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name);
        }
        return type.cast(value);
    }

    private static InvalidValueException wrong(String name) {
        return new InvalidValueException("its member \"" + name + "\" is missing or not what it should be");
    }

    private static JsonNumber seconds(Duration duration) {
        BigDecimal whole = BigDecimal.valueOf(duration.getSeconds());
        return new JsonNumber(
                whole.add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS)).toPlainString());
    }
}
