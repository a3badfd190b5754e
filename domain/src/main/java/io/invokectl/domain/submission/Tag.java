package io.invokectl.domain.submission;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;

/**
 * A note of the caller's on a submission. The API takes it and is not known to give it back.
 *
 * @param key not empty; spaces count
 * @param value may be empty
 */
public record Tag(String key, String value) {

    /**
     * Refuses an empty key.
     *
     * @throws InvalidValueException if the key is empty
     */
    public Tag {
        requireNonNull(value, "value");
        if (key.isEmpty()) {
            throw new InvalidValueException("the key of the tag is empty");
        }
    }

    /**
     * Reads {@code key=value}; the first equals sign divides.
     *
     * @throws InvalidValueException if there is no equals sign or nothing before it
     */
    public static Tag parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidValueException("a tag reads key=value, not \"" + text + "\"");
        }
        return new Tag(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The tag as the API takes it. */
    public JsonObject toJson() {
        return JsonObject.EMPTY.with("key", key).with("value", value);
    }
}
