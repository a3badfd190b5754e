package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * State of a job that the API has accepted, with the whole response.
 *
 * <p>Each of the four states of the API's OpenAPI file has a type; {@link Unrecognised} stands for every other status and
 * means "not ended". Immutable and thread-safe.
 */
public sealed interface Invocation {

    /** A job of which only the ID is known. */
    static Invocation named(RequestId id) {
        JsonObject answer = JsonObject.EMPTY.with("request_id", id.value());
        return new Unrecognised(new Envelope(id, answer, JsonNull.NULL, JsonNull.NULL));
    }

    /** The response that this state was read from. */
    Envelope envelope();

    /** The job's ID. */
    default RequestId requestId() {
        return envelope().requestId();
    }

    /** Whether this state is final. */
    default boolean hasEnded() {
        return this instanceof Completed || this instanceof Failed;
    }

    /**
     * A job that waits to be processed.
     *
     * @param envelope the whole response
     */
    record Queued(Envelope envelope) implements Invocation {}

    /**
     * A job that the model is processing.
     *
     * @param envelope the whole response
     */
    record InProgress(Envelope envelope) implements Invocation {}

    /**
     * A completed job. Links to its files expire, so fetch them soon.
     *
     * @param envelope the whole response
     */
    record Completed(Envelope envelope) implements Invocation {
        private static final int MAX_MEDIA = 100;
        private static final Pattern MEDIA_LIST =
                Pattern.compile("(image|picture|frame|audio|sound|video|clip|file|mesh|model)(e?s|_urls)?");

        /** The model's output; JSON null if the API has not attached it yet. */
        public JsonValue output() {
            return envelope.output();
        }

        /** Whether the output is null or empty. */
        public boolean isEmpty() {
            return output() == JsonNull.NULL || output().equals(JsonObject.EMPTY) || output().equals(JsonArray.of());
        }

        /**
         * The media in the output, in document order, without duplicates; at most 100.
         *
         * @param sent the input that was submitted, whose links are left out; JSON null if unknown
         */
        public List<MediaLink> media(JsonValue sent) {
            return MediaLinks.in(output(), sent).stream().limit(MAX_MEDIA).toList();
        }

        /** The number of media that {@link #media} leaves out. */
        public int omittedMedia(JsonValue sent) {
            return Math.max(0, MediaLinks.in(output(), sent).size() - MAX_MEDIA);
        }

        /** The name of a list of media that is empty, for example because every image was moderated. */
        public Optional<String> emptyMedia() {
            return output() instanceof JsonObject object
                    ? object.members().entrySet().stream()
                            .filter(member -> member.getValue().equals(JsonArray.of())
                                    && MEDIA_LIST.matcher(member.getKey()).matches())
                            .map(Map.Entry::getKey)
                            .findFirst()
                    : Optional.empty();
        }

        /** Whether the output itself is the result, such as a transcript: it has no media and lacks none. */
        public boolean isDocument(JsonValue sent) {
            return !isEmpty() && emptyMedia().isEmpty() && media(sent).isEmpty();
        }

        /**
         * The numbers, counted from 1, of the images that the model's safety checker flagged. Such an image may be blank
         * although the job is completed.
         */
        public List<Integer> flagged() {
            if (output() instanceof JsonObject object && object.get("has_nsfw_concepts") instanceof JsonArray flags) {
                return IntStream.range(0, flags.items().size())
                        .filter(index -> flags.items().get(index).equals(new JsonBoolean(true)))
                        .mapToObj(index -> index + 1)
                        .toList();
            }
            return List.of();
        }
    }

    /**
     * A job that failed, was cancelled or expired.
     *
     * @param envelope the whole response
     * @param reason the reason given by the API or the model
     */
    record Failed(Envelope envelope, FailureReason reason) implements Invocation {}

    /**
     * A job with a missing or unknown status, which has not ended.
     *
     * @param envelope the whole response
     */
    record Unrecognised(Envelope envelope) implements Invocation {}
}
