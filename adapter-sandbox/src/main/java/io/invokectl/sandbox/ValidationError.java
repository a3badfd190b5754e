package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.util.List;

/**
 * An error in a model's input, as fal reports it.
 *
 * @param location the path to the field, outermost first
 * @param type fal's name for the kind of error
 * @param context the bounds that were violated; may be empty
 * @param input the rejected value
 */
record ValidationError(List<String> location, String message, String type, JsonObject context, JsonValue input) {
    private static final String ERROR_DOCS = "https://docs.fal.ai/errors/#";

    JsonObject toJson() {
        List<JsonValue> path = location.stream().<JsonValue>map(JsonString::new).toList();
        JsonObject json = JsonObject.EMPTY
                .with("loc", new JsonArray(path))
                .with("msg", message)
                .with("type", type)
                .with("url", ERROR_DOCS + type);
        return (context.equals(JsonObject.EMPTY) ? json : json.with("ctx", context)).with("input", input);
    }

    /** Returns the error text of a job that fails for these errors. */
    static String message(List<ValidationError> errors) {
        List<JsonValue> detail =
                errors.stream().<JsonValue>map(ValidationError::toJson).toList();
        return JsonText.compact(JsonObject.EMPTY.with("detail", new JsonArray(detail)));
    }
}
