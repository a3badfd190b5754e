package io.invokectl.domain.json;

/**
 * JSON boolean.
 *
 * @param value the value
 */
public record JsonBoolean(boolean value) implements JsonValue {}
