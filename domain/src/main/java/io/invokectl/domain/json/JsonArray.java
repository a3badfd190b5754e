package io.invokectl.domain.json;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * JSON array.
 *
 * @param items its values in order
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    public JsonArray {
        items = List.copyOf(items);
    }

    /** Creates an array with the documents of some items. */
    public static <T> JsonArray of(Collection<T> items, Function<? super T, ? extends JsonValue> document) {
        return new JsonArray(items.stream().<JsonValue>map(document).toList());
    }

    /** Creates an array. */
    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }
}
