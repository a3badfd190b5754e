package io.invokectl.domain.json;

import java.util.List;

/**
 * JSON array.
 *
 * @param items its values in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    public JsonArray {
        items = List.copyOf(items);
    }

    /** Creates an array. */
    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }
}
