package io.invokectl.domain.invocation;

import io.invokectl.domain.answer.ErrorMessage;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.Invocation.InProgress;
import io.invokectl.domain.invocation.Invocation.Queued;
import io.invokectl.domain.invocation.Invocation.Unrecognised;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tolerant reader of the API's responses about a job. It decides by {@code status} in any case, never by the HTTP status,
 * and accepts missing members, alternative names and wrappers. Only the ID is required. Stateless and thread-safe.
 */
public final class InvocationReader {
    private static final String REQUEST_ID = "request_id";
    private static final List<String> IDS = List.of(REQUEST_ID, "id", "requestId", "uuid");
    private static final List<String> BARE = List.of("images", "audio", "audio_file", "video", "url");

    private final UnaryOperator<JsonValue> unfold;

    /** Creates a reader; {@code unfold} parses a string that contains JSON text, and returns every other value unchanged. */
    public InvocationReader(UnaryOperator<JsonValue> unfold) {
        this.unfold = unfold;
    }

    /** Reads a job; empty if the response contains no usable ID. */
    public Optional<Invocation> read(JsonValue body) {
        return unwrapped(body).flatMap(answer -> idIn(answer).map(id -> state(envelope(id, answer))));
    }

    /**
     * Reads the response to a request about a job. The job keeps the requested ID, whatever ID the response contains
     * ({@link Envelope#otherId}). A response that is only a model's output with media counts as the completed job.
     *
     * @return empty if the response contains no ID and is no such output
     */
    public Optional<Invocation> read(JsonValue body, RequestId asked) {
        return unwrapped(body)
                .filter(answer -> idIn(answer).isPresent())
                .map(answer -> state(envelope(asked, answer)))
                .or(() -> unwrapped(body)
                        .filter(InvocationReader::isBareOutput)
                        .map(output -> JsonObject.EMPTY
                                .with(REQUEST_ID, asked.value())
                                .with("status", "COMPLETED")
                                .with("output", output))
                        .map(answer -> state(envelope(asked, answer))));
    }

    /**
     * The ID in the beginning of a truncated response. Only {@code request_id} counts: if another name is present, the
     * request ID may have been about to follow.
     */
    public Optional<RequestId> requestIdIn(JsonValue beginning) {
        return unwrapped(beginning).flatMap(answer -> idIn(answer, List.of(REQUEST_ID)));
    }

    private static Optional<JsonObject> unwrapped(JsonValue body) {
        if (body instanceof JsonArray array && array.items().size() == 1) {
            return unwrapped(array.items().get(0));
        }
        if (!(body instanceof JsonObject object)) {
            return Optional.empty();
        }
        boolean wrapper = idIn(object).isEmpty() && !object.has("status");
        return wrapper
                        && object.get("result") instanceof JsonObject inner
                        && idIn(inner).isPresent()
                ? Optional.of(inner)
                : Optional.of(object);
    }

    private static Optional<RequestId> idIn(JsonObject answer) {
        return idIn(answer, IDS);
    }

    private static Optional<RequestId> idIn(JsonObject answer, List<String> names) {
        return names.stream()
                .flatMap(name -> answer.get(name).nonBlankText().stream())
                .flatMap(InvocationReader::usable)
                .findFirst();
    }

    private static Stream<RequestId> usable(String id) {
        try {
            return Stream.of(new RequestId(id));
        } catch (InvalidValueException unusable) {
            return Stream.empty();
        }
    }

    private static boolean isBareOutput(JsonObject body) {
        return isOutput(body) && !MediaLinks.in(body, JsonNull.NULL).isEmpty();
    }

    private static boolean isOutput(JsonObject body) {
        return BARE.stream().anyMatch(body::has);
    }

    private Envelope envelope(RequestId id, JsonObject answer) {
        return new Envelope(id, answer, unfold.apply(outputIn(answer)), unfold.apply(answer.get("error")));
    }

    private static JsonValue outputIn(JsonObject answer) {
        JsonValue result = answer.get("result");
        JsonValue inner = result instanceof JsonObject object ? object.get("output") : JsonNull.NULL;
        return Stream.of(answer.get("output"), inner, result, answer.get("response"))
                .filter(value -> value != JsonNull.NULL)
                .findFirst()
                .orElse(isOutput(answer) ? answer : JsonNull.NULL);
    }

    private static Invocation state(Envelope envelope) {
        boolean media = !MediaLinks.in(envelope.output(), JsonNull.NULL).isEmpty();
        return switch (StatusWord.of(envelope.status())) {
            case FAILED -> failed(envelope);
            case DONE -> media || detail(envelope).isEmpty() ? new Completed(envelope) : failed(envelope);
            case WAITING -> new Queued(envelope);
            case RUNNING -> new InProgress(envelope);
            case UNKNOWN -> media && envelope.status().isBlank() ? new Completed(envelope) : new Unrecognised(envelope);
        };
    }

    private static Failed failed(Envelope envelope) {
        return new Failed(envelope, FailureReason.of(envelope));
    }

    /** fal also marks failed requests as completed, with the reasons in place of the output. */
    private static Optional<ErrorMessage> detail(Envelope envelope) {
        return envelope.output() instanceof JsonObject output && output.has("detail")
                ? ErrorMessage.in(output)
                : Optional.empty();
    }
}
