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

/** What is kept as the text of JSON, to the digit. */
final class StoredJson {
    private static final InvocationReader READER = new InvocationReader(JsonText::unfold);

    private StoredJson() {}

    static String text(JsonObject value) {
        return JsonText.compact(value);
    }

    static String text(List<Tag> tags) {
        return JsonText.compact(
                new JsonArray(tags.stream().<JsonValue>map(Tag::toJson).toList()));
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

    /** The job of that name, as a kept answer tells of it. */
    static Invocation invocation(JsonValue answer, RequestId id) {
        return READER.read(answer, id).orElseThrow(() -> new IllegalArgumentException("an answer without an id"));
    }

    /** The job that a kept answer speaks of. */
    static Invocation invocation(JsonValue answer) {
        return READER.read(answer).orElseThrow(() -> new IllegalArgumentException("an answer without an id"));
    }
}
