package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A job that ended well. Its files lie behind links that expire, so they are best fetched at once.
 *
 * @param envelope the whole answer
 */
public record Completed(Envelope envelope) implements Invocation {

    /** The model's own output; JSON's null where the API reported the end before it had attached one. */
    public JsonValue output() {
        return envelope.output();
    }

    /** Whether there is no output at all, not even an empty object's worth of text or media. */
    public boolean isEmpty() {
        return output() == JsonNull.NULL || output().equals(JsonObject.EMPTY) || output().equals(JsonArray.of());
    }

    /**
     * The media in the output, in its order, each link once.
     *
     * @param sent what was sent as input: links in it are the caller's own and are left out; JSON's null where unknown
     */
    public List<MediaLink> media(JsonValue sent) {
        return MediaLinks.in(output(), sent);
    }

    /**
     * The places, counted from 1, of the pictures that the model's safety checker flagged: such a picture may be
     * blank though the job counts as completed.
     */
    public List<Integer> flagged() {
        if (output() instanceof JsonObject object && object.get("has_nsfw_concepts") instanceof JsonArray flags) {
            return IntStream.range(0, flags.items().size())
                    .filter(at -> flags.items().get(at).equals(new JsonBoolean(true)))
                    .mapToObj(at -> at + 1)
                    .toList();
        }
        return List.of();
    }
}
