package io.invokectl.domain.json;

/**
 * JSON string.
 *
 * @param value the unescaped characters; may be empty
 */
public record JsonString(String value) implements JsonValue {}
