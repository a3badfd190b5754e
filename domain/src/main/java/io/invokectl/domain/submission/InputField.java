package io.invokectl.domain.submission;

import static java.util.Objects.requireNonNull;

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
 * A value and its place in a model's input. Places are written as GitHub's command line writes them: {@code seed},
 * {@code image_size[width]} for a member of a member, {@code loras[]} for the next item of an array,
 * {@code loras[][path]} for a member of its last item (of a new one, once the last has that member).
 *
 * @param path the names on the way, outermost first; the empty name stands for the end of an array
 * @param value what is to stand there
 */
public record InputField(List<String> path, JsonValue value) {
    private static final String ITEM = "";

    /** As deep as a request file may be; the body and its input are two of the levels, and each name opens another. */
    private static final int DEEPEST = 64;

    /**
     * Copies the path.
     *
     * @throws InvalidValueException if the path is empty or does not begin with a name, or leads deeper than 64 levels
     */
    public InputField {
        requireNonNull(value, "value");
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
     * Reads a place as described above.
     *
     * @throws InvalidValueException if the brackets do not pair, no name stands before them, or there are too many
     */
    public static InputField at(String place, JsonValue value) {
        int bracket = place.indexOf('[');
        if (bracket < 0) {
            return new InputField(List.of(place), value);
        }
        var path = new ArrayList<String>();
        path.add(place.substring(0, bracket));
        while (bracket < place.length()) {
            int end = place.indexOf(']', bracket);
            if (place.charAt(bracket) != '[' || end < 0) {
                throw new InvalidValueException("the brackets of \"" + place + "\" do not pair");
            }
            path.add(place.substring(bracket + 1, end));
            bracket = end + 1;
        }
        return new InputField(path, value);
    }

    /** What a word means where types count: true, false, null and JSON numbers are themselves, the rest is a string. */
    public static JsonValue typed(String word) {
        return switch (word) {
            case "true" -> new JsonBoolean(true);
            case "false" -> new JsonBoolean(false);
            case "null" -> JsonNull.NULL;
            default -> JsonNumber.isNumber(word) ? new JsonNumber(word) : new JsonString(word);
        };
    }

    /**
     * The input with fields laid over it, one after the other.
     *
     * @throws InvalidSubmissionException if something on the way is there already and is neither object nor array as needed
     */
    static JsonObject over(JsonObject input, List<InputField> fields) {
        var members = new LinkedHashMap<>(input.members());
        for (InputField field : fields) {
            JsonValue there = members.getOrDefault(field.path.get(0), JsonNull.NULL);
            members.put(field.path.get(0), field.placed(there, 1));
        }
        return new JsonObject(members);
    }

    private JsonObject inside(JsonObject object, int depth) {
        String name = path.get(depth);
        return object.with(name, placed(object.get(name), depth + 1));
    }

    private JsonValue placed(JsonValue there, int depth) {
        if (depth == path.size()) {
            return value;
        }
        if (path.get(depth).equals(ITEM)) {
            return appended(there, depth);
        }
        if (there == JsonNull.NULL || there instanceof JsonObject) {
            return inside(there instanceof JsonObject object ? object : JsonObject.EMPTY, depth);
        }
        throw blocked(depth, "an object");
    }

    private JsonArray appended(JsonValue there, int depth) {
        if (there != JsonNull.NULL && !(there instanceof JsonArray)) {
            throw blocked(depth, "an array");
        }
        var items = new ArrayList<>(there instanceof JsonArray array ? array.items() : List.<JsonValue>of());
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
                "input." + String.join(".", path.subList(0, depth)), "is there and is not " + needed);
    }
}
