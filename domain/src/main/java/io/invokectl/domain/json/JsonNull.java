package io.invokectl.domain.json;

/** JSON null, which also stands for a missing member. */
public enum JsonNull implements JsonValue {
    /** The only instance. */
    NULL
}
