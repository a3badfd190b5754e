package io.invokectl.domain.invocation;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.answer.ErrorMessage;
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
 * Reads the API's answers about a job, as tolerantly as money asks for: by {@code status} and never by the HTTP code,
 * in any case, with members missing, under other names, or wrapped. Only the id has to be there. Stateless and
 * thread-safe.
 */
public final class InvocationReader {
    private static final String REQUEST_ID = "request_id";
    private static final List<String> IDS = List.of(REQUEST_ID, "id", "requestId", "uuid");
    private static final List<String> BARE = List.of("images", "audio", "audio_file", "video", "url");

    private final UnaryOperator<JsonValue> unfold;

    /**
     * A reader.
     *
     * @param unfold reads a string that is itself JSON text as JSON, and returns every other value as it is
     */
    public InvocationReader(UnaryOperator<JsonValue> unfold) {
        this.unfold = requireNonNull(unfold, "unfold");
    }

    /** The job that an answer speaks of; nothing where the answer holds no usable id. */
    public Optional<Invocation> read(JsonValue body) {
        return unwrapped(body).flatMap(answer -> idIn(answer).map(id -> state(envelope(id, answer))));
    }

    /**
     * The job {@code asked}, as the answer to a question about it tells. It keeps the id that was asked for, whatever
     * the answer calls it ({@link Envelope#otherId}). An answer that is nothing but a model's output, with media in
     * it, counts as the completed job.
     *
     * @return nothing where the answer names no job and is no such output
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
     * The id of the job in what came of an answer that is not whole. Only {@code request_id} counts: where another
     * name stands for the id, the request id may have been still to come.
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

    /** fal marks a request that failed as completed too, and puts the reasons where the output would be. */
    private static Optional<ErrorMessage> detail(Envelope envelope) {
        return envelope.output() instanceof JsonObject output && output.has("detail")
                ? ErrorMessage.in(output)
                : Optional.empty();
    }
}
