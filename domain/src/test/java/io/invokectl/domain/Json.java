package io.invokectl.domain;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.Arrays;

/** JSON in tests: {@code object("a", 1, "b", array("x", null))}. */
public final class Json {
    private Json() {}

    public static JsonObject object(Object... namesAndValues) {
        JsonObject object = JsonObject.EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object = object.with((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object;
    }

    public static JsonArray array(Object... items) {
        return new JsonArray(Arrays.stream(items).map(Json::value).toList());
    }

    private static JsonValue value(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof String text) {
            return new JsonString(text);
        }
        if (value instanceof Boolean truth) {
            return new JsonBoolean(truth);
        }
        return value == null ? JsonNull.NULL : new JsonNumber(value.toString());
    }
}
