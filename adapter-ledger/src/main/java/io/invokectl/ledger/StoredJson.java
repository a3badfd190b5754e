package io.invokectl.ledger;

import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.submission.Tag;
import io.invokectl.json.JsonText;
import java.util.List;

/** Values stored as JSON text. Numbers keep their exact digits. */
final class StoredJson {
    private static final InvocationReader READER = new InvocationReader(JsonText::unfold);

    private StoredJson() {}

    static String text(JsonObject value) {
        return JsonText.compact(value);
    }

    static String text(List<Tag> tags) {
        return JsonText.compact(JsonArray.of(tags, Tag::toJson));
    }

    static JsonObject object(String text) {
        if (JsonText.parseKept(text) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    static List<Tag> tags(String text) {
        return SubmissionDraft.of(JsonObject.EMPTY.with("tags", JsonText.parseKept(text)))
                .tags();
    }

    /** Reads a stored API response for a known request ID. */
    static Invocation invocation(JsonValue response, RequestId id) {
        return READER.read(response, id)
                .orElseThrow(() -> new IllegalArgumentException("a response without a request ID"));
    }

    /** Reads a stored API response that contains its request ID. */
    static Invocation invocation(JsonValue response) {
        return READER.read(response).orElseThrow(() -> new IllegalArgumentException("a response without a request ID"));
    }
}
