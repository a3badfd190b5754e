package io.invokectl.cli.output;

import io.invokectl.domain.invocation.Envelope;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job as doctl prints it: four members always, in a fixed order, empty where the answer lacks them; four more where
 * they have a value; then, which doctl drops, everything else the answer held. Inside, members are sorted. The id is
 * the one that the answer gives, should that be another than was asked for.
 */
public final class InvocationDocument {
    private static final List<String> ALWAYS = List.of("request_id", "model_id", "status", "created_at");
    private static final List<String> WHERE_GIVEN = List.of("started_at", "completed_at", "output", "error");

    private InvocationDocument() {}

    /** The document of a job. */
    public static JsonObject of(Invocation invocation) {
        Envelope envelope = invocation.envelope();
        String id = envelope.json()
                .get("request_id")
                .nonBlankText()
                .orElse(envelope.requestId().value());
        JsonObject answer = envelope.json().with("request_id", id);
        var document = new LinkedHashMap<String, JsonValue>();
        ALWAYS.forEach(name -> document.put(name, present(answer.get(name)) ? answer.get(name) : new JsonString("")));
        WHERE_GIVEN.stream()
                .filter(name -> present(answer.get(name)))
                .forEach(name -> document.put(name, sorted(answer.get(name))));
        new TreeMap<>(answer.members()).forEach((name, value) -> {
            if (!ALWAYS.contains(name) && !WHERE_GIVEN.contains(name)) {
                document.put(name, sorted(value));
            }
        });
        return new JsonObject(document);
    }

    /** Null is left out, and so is an empty object, as doctl does. */
    private static boolean present(JsonValue value) {
        boolean isEmpty = value instanceof JsonObject object && object.members().isEmpty();
        return value != JsonNull.NULL && !isEmpty;
    }

    private static JsonValue sorted(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.items().stream().map(InvocationDocument::sorted).toList());
        }
        if (value instanceof JsonObject object) {
            var members = new LinkedHashMap<String, JsonValue>();
            for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
                members.put(member.getKey(), sorted(member.getValue()));
            }
            return new JsonObject(members);
        }
        return value;
    }
}
