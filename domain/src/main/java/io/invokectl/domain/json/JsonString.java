package io.invokectl.domain.json;

import static java.util.Objects.requireNonNull;

/**
 * A JSON string.
 *
 * @param value the characters it stands for, unescaped; may be empty
 */
public record JsonString(String value) implements JsonValue {

    /** Refuses null. */
    public JsonString {
        requireNonNull(value, "value");
    }
}
