package io.invokectl.domain.json;

/** JSON's {@code null}. It also stands for a member that is not there. */
public enum JsonNull implements JsonValue {
    /** The only one. */
    NULL
}
