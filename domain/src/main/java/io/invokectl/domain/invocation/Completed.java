package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A completed job. Links to its files expire, so fetch them soon.
 *
 * @param envelope the whole response
 */
public record Completed(Envelope envelope) implements Invocation {

    /** The model's output; JSON null if the API has not attached it yet. */
    public JsonValue output() {
        return envelope.output();
    }

    /** Whether the output is null or empty. */
    public boolean isEmpty() {
        return output() == JsonNull.NULL || output().equals(JsonObject.EMPTY) || output().equals(JsonArray.of());
    }

    /**
     * The media in the output, in document order, without duplicates.
     *
     * @param sent the input that was submitted, whose links are left out; JSON null if unknown
     */
    public List<MediaLink> media(JsonValue sent) {
        return MediaLinks.in(output(), sent);
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
