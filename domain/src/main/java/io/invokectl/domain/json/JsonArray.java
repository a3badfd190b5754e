package io.invokectl.domain.json;

import java.util.List;

/**
 * A JSON array.
 *
 * @param items its values in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    /** Copies the list. */
    public JsonArray {
        items = List.copyOf(items);
    }

    /** The array of these items. */
    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }
}
