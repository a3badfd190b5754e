package io.invokectl.domain.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON object. Members keep their order, which is ignored in comparisons.
 *
 * @param members the values by name
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    /** The empty object. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of a member; JSON null if it is missing. */
    public JsonValue get(String name) {
        return members.getOrDefault(name, JsonNull.NULL);
    }

    /** Whether a member exists, even if its value is null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** This object with a member set. A new member is appended. */
    public JsonObject with(String name, JsonValue value) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    /** This object with a string member set. */
    public JsonObject with(String name, String value) {
        return with(name, new JsonString(value));
    }

    /** This object with a member set to an integer. */
    public JsonObject with(String name, long value) {
        return with(name, JsonNumber.of(value));
    }

    /** This object with a string member set, or JSON null if there is no string. */
    public JsonObject with(String name, Optional<String> value) {
        return with(name, value.<JsonValue>map(JsonString::new).orElse(JsonNull.NULL));
    }

    /** The members of both objects; members of this object override those of the other. */
    public JsonObject over(JsonObject below) {
        var laid = new LinkedHashMap<>(below.members);
        laid.putAll(members);
        return new JsonObject(laid);
    }

    /** This object without a member. */
    public JsonObject without(String name) {
        var changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new JsonObject(changed);
    }
}
