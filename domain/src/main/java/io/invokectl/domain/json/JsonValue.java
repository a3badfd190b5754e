package io.invokectl.domain.json;

import java.util.Optional;

/** Any JSON value. Immutable and thread-safe; two values are equal when they were written with the same content. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** The text of a JSON string that is more than blanks; nothing for any other value. */
    default Optional<String> nonBlankText() {
        return this instanceof JsonString string && !string.value().isBlank()
                ? Optional.of(string.value())
                : Optional.empty();
    }
}
