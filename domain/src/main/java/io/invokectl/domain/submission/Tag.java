package io.invokectl.domain.submission;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;

/**
 * Tag of a submission. The API accepts tags but is not known to return them.
 *
 * @param key not empty; spaces count
 * @param value may be empty
 */
public record Tag(String key, String value) {

    /**
     * @throws InvalidValueException if the key is empty
     */
    public Tag {
        if (key.isEmpty()) {
            throw new InvalidValueException("the tag key is empty");
        }
    }

    /**
     * Parses {@code key=value}; the first equals sign separates key and value.
     *
     * @throws InvalidValueException if there is no equals sign or no key
     */
    public static Tag parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidValueException("expected key=value, got \"" + text + "\"");
        }
        return new Tag(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The tag as the API expects it. */
    public JsonObject toJson() {
        return JsonObject.EMPTY.with("key", key).with("value", value);
    }
}
