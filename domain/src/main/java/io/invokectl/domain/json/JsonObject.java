package io.invokectl.domain.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object. Its members keep the order they were written in, though the order does not count when two objects are
 * compared.
 *
 * @param members the values by name; a name occurs once
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Copies the map and keeps its order. */
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of a member, or JSON's null where there is none. */
    public JsonValue get(String name) {
        return members.getOrDefault(name, JsonNull.NULL);
    }

    /** Whether there is a member of that name, be its value null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** This object with one member set: in its old place where it had one, else at the end. */
    public JsonObject with(String name, JsonValue value) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    /** The same as {@link #with(String, JsonValue)} for a string. */
    public JsonObject with(String name, String value) {
        return with(name, new JsonString(value));
    }

    /** The members of both objects; of a name that both have, this one's value. */
    public JsonObject over(JsonObject below) {
        var laid = new LinkedHashMap<>(below.members);
        laid.putAll(members);
        return new JsonObject(laid);
    }

    /** This object without the member of that name. */
    public JsonObject without(String name) {
        var changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new JsonObject(changed);
    }
}
