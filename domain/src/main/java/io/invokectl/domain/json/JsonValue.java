package io.invokectl.domain.json;

import java.util.Optional;

/** JSON value. Immutable and thread-safe. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** The text of a string that is not blank; empty for any other value. */
    default Optional<String> nonBlankText() {
        return this instanceof JsonString string && !string.value().isBlank()
                ? Optional.of(string.value())
                : Optional.empty();
    }
}
