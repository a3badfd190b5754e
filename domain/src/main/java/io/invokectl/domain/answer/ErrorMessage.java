package io.invokectl.domain.answer;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Message of an error, in any of the shapes that the API, fal and gateways use.
 *
 * @param text the message, in one line, without control characters, truncated to 300 characters
 * @param type fal's error type, if given
 */
public record ErrorMessage(String text, Optional<String> type) {
    private static final int LIMIT = 300;
    private static final List<String> TYPE = List.of("error_type", "type");
    private static final List<String> CODE = List.of("error_type", "type", "code");

    /** Cleans and truncates the text. */
    public ErrorMessage {
        text = oneLine(text);
    }

    /**
     * Finds the message in an error body or an {@code error} member: {@code message}, then {@code error} (an object or a
     * string), {@code detail} (a string or a list with {@code msg}), {@code messages}, {@code root_causes}; a string is
     * the message itself.
     */
    public static Optional<ErrorMessage> in(JsonValue error) {
        return words(error).map(text -> new ErrorMessage(text, named(error, TYPE)));
    }

    /** Finds the code of an error body, which tells errors with the same status apart. */
    public static Optional<String> code(JsonValue error) {
        return named(error, CODE);
    }

    /** Foreign text as one truncated line: control characters and runs of blanks become a space. */
    public static String oneLine(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LIMIT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LIMIT - 1)) + "…";
    }

    private static Optional<String> words(JsonValue error) {
        if (error instanceof JsonArray array) {
            return joined(array);
        }
        if (!(error instanceof JsonObject object)) {
            return error.nonBlankText();
        }
        return Stream.of("message", "error", "detail", "messages", "root_causes", "msg")
                .flatMap(name -> words(object.get(name)).stream())
                .findFirst()
                .map(text -> at(object) + text);
    }

    private static Optional<String> joined(JsonArray array) {
        List<String> each =
                array.items().stream().flatMap(item -> words(item).stream()).toList();
        return each.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", each));
    }

    /** fal reports the path of an invalid input in {@code loc}, whose last element is the field. */
    private static String at(JsonObject object) {
        if (object.get("loc") instanceof JsonArray place && !place.items().isEmpty()) {
            JsonValue field = place.items().get(place.items().size() - 1);
            if (field instanceof JsonString name && !name.value().equals("body")) {
                return name.value() + ": ";
            }
            return field instanceof JsonNumber number ? "item " + number.text() + ": " : "";
        }
        return "";
    }

    /** The first text under one of these names, in the error itself or in what it consists of. */
    private static Optional<String> named(JsonValue error, List<String> names) {
        if (error instanceof JsonArray array) {
            return array.items().stream()
                    .flatMap(item -> named(item, names).stream())
                    .findFirst();
        }
        if (!(error instanceof JsonObject object)) {
            return Optional.empty();
        }
        return names.stream()
                .flatMap(name -> object.get(name).nonBlankText().stream())
                .findFirst()
                .or(() -> Stream.of(object.get("detail"), object.get("error"))
                        .flatMap(value -> named(value, names).stream())
                        .findFirst());
    }
}
