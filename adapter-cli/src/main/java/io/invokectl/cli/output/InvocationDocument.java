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
 * A job as doctl prints it: four members in a fixed order, empty if the response lacks them; four more that are present
 * if they have a value; then all other members of the response, which doctl drops. Nested members are sorted. The request
 * ID is that of the response, even if another one was requested.
 */
public final class InvocationDocument {
    private static final List<String> REQUIRED = List.of("request_id", "model_id", "status", "created_at");
    private static final List<String> OPTIONAL = List.of("started_at", "completed_at", "output", "error");

    private InvocationDocument() {}

    /** Returns the document of a job. */
    public static JsonObject of(Invocation invocation) {
        Envelope envelope = invocation.envelope();
        String id = envelope.json()
                .get("request_id")
                .nonBlankText()
                .orElse(envelope.requestId().value());
        JsonObject response = envelope.json().with("request_id", id);
        var document = new LinkedHashMap<String, JsonValue>();
        REQUIRED.forEach(
                name -> document.put(name, present(response.get(name)) ? response.get(name) : new JsonString("")));
        OPTIONAL.stream()
                .filter(name -> present(response.get(name)))
                .forEach(name -> document.put(name, sorted(response.get(name))));
        new TreeMap<>(response.members()).forEach((name, value) -> {
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                document.put(name, sorted(value));
            }
        });
        return new JsonObject(document);
    }

    /** Null and the empty object count as absent, as in doctl. */
    private static boolean present(JsonValue value) {
        boolean isEmpty = value instanceof JsonObject object && object.members().isEmpty();
        return value != JsonNull.NULL && !isEmpty;
    }

    private static JsonValue sorted(JsonValue value) {
        if (value instanceof JsonArray array) {
            return JsonArray.of(array.items(), InvocationDocument::sorted);
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
