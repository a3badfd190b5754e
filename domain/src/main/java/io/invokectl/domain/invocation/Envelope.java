package io.invokectl.domain.invocation;

import static java.util.Objects.requireNonNull;

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
 * The API's answer about one job: everything it said, and the few members that have a meaning here. Only the id is
 * certain; every other member has been seen missing or null.
 *
 * @param requestId the name of the job: the one that was asked for where somebody asked, else the one in the answer
 * @param json all that came
 * @param output the model's output wherever the answer had it, JSON text read as JSON; JSON's null where there is none
 * @param error the answer's error, JSON text read as JSON; JSON's null where there is none
 */
public record Envelope(RequestId requestId, JsonObject json, JsonValue output, JsonValue error) {

    /** Refuses null. */
    public Envelope {
        requireNonNull(requestId, "requestId");
        requireNonNull(json, "json");
        requireNonNull(output, "output");
        requireNonNull(error, "error");
    }

    /** The status as it came, for comparisons; empty where there was none. */
    public String status() {
        return json.get("status") instanceof JsonString status ? status.value() : "";
    }

    /** The status as it came, made fit for a message: on one line, without control characters, cut if it is long. */
    public String statusWord() {
        return ErrorMessage.oneLine(status());
    }

    /** What the answer itself calls the job, on one line, where that is another id: it may be about another job. */
    public Optional<String> otherId() {
        return json.get("request_id")
                .nonBlankText()
                .filter(id -> !id.equals(requestId.value()))
                .map(ErrorMessage::oneLine);
    }

    /** The model, where the answer names it. */
    public Optional<ModelId> model() {
        return json.get("model_id").nonBlankText().flatMap(Envelope::modelOf);
    }

    /** When the API took the job, where the answer says so. */
    public Optional<Instant> createdAt() {
        return time("created_at");
    }

    /** When the job ended, where the answer says so. */
    public Optional<Instant> completedAt() {
        return time("completed_at");
    }

    /**
     * How long the job took, from its creation where that is known, else from its start.
     */
    public Optional<Duration> duration() {
        return createdAt()
                .or(() -> time("started_at"))
                .flatMap(start -> completedAt().map(end -> Duration.between(start, end)))
                .filter(duration -> !duration.isNegative());
    }

    /** Reads RFC 3339 with up to nine digits of a second; Go's zero time and what cannot be read count as absent. */
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
