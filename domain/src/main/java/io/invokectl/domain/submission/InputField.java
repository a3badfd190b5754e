package io.invokectl.domain.submission;

import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Value and its path in a model's input. Paths have the syntax of GitHub's command line: {@code seed}, {@code
 * image_size[width]} for a nested member, {@code loras[]} for the next item of an array, {@code loras[][path]} for a
 * member of its last item (of a new item if the last one has that member).
 *
 * @param path the names, outermost first; the empty name is the end of an array
 * @param value the value
 */
public record InputField(List<String> path, JsonValue value) {
    private static final String ITEM = "";

    /** The depth of a request file. The body and its input are two of the levels. */
    private static final int DEEPEST = 64;

    /**
     * @throws InvalidValueException if the path does not begin with a name or is deeper than 64 levels
     */
    public InputField {
        path = List.copyOf(path);
        if (path.isEmpty() || path.get(0).equals(ITEM)) {
            throw new InvalidValueException("the field has no name");
        }
        if (path.size() + 1 > DEEPEST) {
            throw new InvalidValueException(
                    "the field \"" + path.get(0) + "\" is nested deeper than " + DEEPEST + " levels");
        }
    }

    /**
     * Parses a path.
     *
     * @throws InvalidValueException if brackets are unbalanced, no name precedes them, or the path is too deep
     */
    public static InputField at(String text, JsonValue value) {
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return new InputField(List.of(text), value);
        }
        var path = new ArrayList<String>();
        path.add(text.substring(0, bracket));
        while (bracket < text.length()) {
            int end = text.indexOf(']', bracket);
            if (text.charAt(bracket) != '[' || end < 0) {
                throw new InvalidValueException("unbalanced brackets in \"" + text + "\"");
            }
            path.add(text.substring(bracket + 1, end));
            bracket = end + 1;
        }
        return new InputField(path, value);
    }

    /** The typed value of a word: true, false, null or a JSON number; otherwise a string. */
    public static JsonValue typed(String word) {
        return switch (word) {
            case "true" -> new JsonBoolean(true);
            case "false" -> new JsonBoolean(false);
            case "null" -> JsonNull.NULL;
            default -> JsonNumber.isNumber(word) ? new JsonNumber(word) : new JsonString(word);
        };
    }

    /** The input with fields set in order. */
    static JsonObject over(JsonObject input, List<InputField> fields) {
        var members = new LinkedHashMap<>(input.members());
        for (InputField field : fields) {
            JsonValue existing = members.getOrDefault(field.path.get(0), JsonNull.NULL);
            members.put(field.path.get(0), field.placed(existing, 1));
        }
        return new JsonObject(members);
    }

    private JsonObject inside(JsonObject object, int depth) {
        String name = path.get(depth);
        return object.with(name, placed(object.get(name), depth + 1));
    }

    private JsonValue placed(JsonValue existing, int depth) {
        if (depth == path.size()) {
            return value;
        }
        if (path.get(depth).equals(ITEM)) {
            return appended(existing, depth);
        }
        if (existing == JsonNull.NULL || existing instanceof JsonObject) {
            return inside(existing instanceof JsonObject object ? object : JsonObject.EMPTY, depth);
        }
        throw blocked(depth, "an object");
    }

    private JsonArray appended(JsonValue existing, int depth) {
        if (existing != JsonNull.NULL && !(existing instanceof JsonArray)) {
            throw blocked(depth, "an array");
        }
        var items = new ArrayList<>(existing instanceof JsonArray array ? array.items() : List.<JsonValue>of());
        boolean member = depth + 1 < path.size() && !path.get(depth + 1).equals(ITEM);
        if (member
                && !items.isEmpty()
                && items.get(items.size() - 1) instanceof JsonObject last
                && !isTaken(last, depth + 1)) {
            items.set(items.size() - 1, inside(last, depth + 1));
        } else {
            items.add(placed(JsonNull.NULL, depth + 1));
        }
        return new JsonArray(items);
    }

    private boolean isTaken(JsonObject object, int depth) {
        return object.has(path.get(depth)) && depth + 1 == path.size();
    }

    private InvalidSubmissionException blocked(int depth, String needed) {
        return new InvalidSubmissionException(
                "input." + String.join(".", path.subList(0, depth)), "already exists and is not " + needed);
    }
}
