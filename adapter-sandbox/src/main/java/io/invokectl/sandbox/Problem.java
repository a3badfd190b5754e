package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.util.List;

/**
 * Something in an input that a model refuses, as fal says it.
 *
 * @param place the way to the field, outermost first
 * @param message in words
 * @param type fal's name for the kind of problem
 * @param context the bounds that were broken; may be empty
 * @param input what stood there
 */
record Problem(List<String> place, String message, String type, JsonObject context, JsonValue input) {
    private static final String EXPLANATIONS = "https://docs.fal.ai/errors/#";

    JsonObject toJson() {
        List<JsonValue> steps = place.stream().<JsonValue>map(JsonString::new).toList();
        JsonObject json = JsonObject.EMPTY
                .with("loc", new JsonArray(steps))
                .with("msg", message)
                .with("type", type)
                .with("url", EXPLANATIONS + type);
        return (context.equals(JsonObject.EMPTY) ? json : json.with("ctx", context)).with("input", input);
    }

    /** The text of the error that several problems make. */
    static String error(List<Problem> problems) {
        List<JsonValue> detail =
                problems.stream().<JsonValue>map(Problem::toJson).toList();
        return JsonText.compact(JsonObject.EMPTY.with("detail", new JsonArray(detail)));
    }
}
