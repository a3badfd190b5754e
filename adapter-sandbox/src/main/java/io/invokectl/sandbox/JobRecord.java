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

/** The JSON form in which a job is stored. */
final class JobRecord {
    private static final int NANO_DIGITS = 9;

    private final JsonObject json;

    private JobRecord(JsonObject json) {
        this.json = json;
    }

    /** Encodes a job. The sandbox's seed is added for information. */
    static JsonObject of(SandboxJob job, Optional<Long> sandboxSeed) {
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
     * Decodes a job.
     *
     * @throws InvalidValueException if a member is missing or invalid
     */
    static SandboxJob read(JsonValue document) {
        if (!(document instanceof JsonObject json)) {
            throw new InvalidValueException("it is not an object");
        }
        return new JobRecord(json).job();
    }

    private SandboxJob job() {
        return new SandboxJob(
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
        return FalModel.named(id).orElseThrow(() -> invalid("model_id"));
    }

    private Instant createdAt() {
        try {
            return Instant.parse(text("created_at"));
        } catch (DateTimeException malformed) {
            throw invalid("created_at");
        }
    }

    private Duration duration(String name) {
        try {
            var seconds = new BigDecimal(member(name, JsonNumber.class).text());
            return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValueExact());
        } catch (ArithmeticException | NumberFormatException outOfRange) {
            throw invalid(name);
        }
    }

    private <T extends JsonValue> T member(String name, Class<T> type) {
        JsonValue value = json.get(name);
        if (!type.isInstance(value)) {
            throw invalid(name);
        }
        return type.cast(value);
    }

    private static InvalidValueException invalid(String name) {
        return new InvalidValueException("its member \"" + name + "\" is missing or invalid");
    }

    private static JsonNumber seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds());
        return new JsonNumber(
                seconds.add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS)).toPlainString());
    }
}
