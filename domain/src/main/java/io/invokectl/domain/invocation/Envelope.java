package io.invokectl.domain.invocation;

import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The API's response about one job. Only the ID is always present; any other member may be missing or null.
 *
 * @param requestId the job's ID: the one in the request if there was one, otherwise the one in the response
 * @param json the whole response
 * @param output the model's output, with embedded JSON text parsed; JSON null if missing
 * @param error the error, with embedded JSON text parsed; JSON null if missing
 */
public record Envelope(RequestId requestId, JsonObject json, JsonValue output, JsonValue error) {

    /** The unchanged status; empty if missing. */
    public String status() {
        return json.get("status") instanceof JsonString status ? status.value() : "";
    }

    /** The status for messages: on one line, without control characters, truncated if long. */
    public String statusWord() {
        return ErrorMessage.oneLine(status());
    }

    /** The ID in the response, on one line, if it differs: the response may be about another job. */
    public Optional<String> otherId() {
        return json.get("request_id")
                .nonBlankText()
                .filter(id -> !id.equals(requestId.value()))
                .map(ErrorMessage::oneLine);
    }

    /** The model, if present. */
    public Optional<ModelId> model() {
        return json.get("model_id").nonBlankText().flatMap(Envelope::modelOf);
    }

    /** When the job was created, if present. */
    public Optional<Instant> createdAt() {
        return time("created_at");
    }

    /** When the job ended, if present. */
    public Optional<Instant> completedAt() {
        return time("completed_at");
    }

    /** The duration from creation, or from the start if the creation time is missing. */
    public Optional<Duration> duration() {
        return createdAt()
                .or(() -> time("started_at"))
                .flatMap(start -> completedAt().map(end -> Duration.between(start, end)))
                .filter(duration -> !duration.isNegative());
    }

    /** Parses RFC 3339. Go's zero time and malformed text count as missing. */
    private Optional<Instant> time(String member) {
        return json.get(member).nonBlankText().flatMap(Envelope::instantOf).filter(time -> time.isAfter(Instant.EPOCH));
    }

    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ModelId> modelOf(String text) {
        try {
            return Optional.of(new ModelId(text));
        } catch (InvalidValueException unusable) {
            return Optional.empty();
        }
    }
}
