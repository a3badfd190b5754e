package io.invokectl.domain.json;

import java.util.regex.Pattern;

/**
 * JSON number that keeps its digits. Results carry seeds of 18
 * digits, which a double would corrupt. Numbers are equal if their texts are: {@code 1} is not {@code 1.0}.
 *
 * @param text the number in JSON syntax
 */
public record JsonNumber(String text) implements JsonValue {
    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /**
     * @throws IllegalArgumentException if {@code text} is not a JSON number
     */
    public JsonNumber {
        if (!isNumber(text)) {
            throw new IllegalArgumentException("not a JSON number: " + text);
        }
    }

    /** Creates an integer. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** Whether {@code text} is a number in JSON syntax: no leading zero, no plus sign, no hexadecimal digits. */
    public static boolean isNumber(String text) {
        return GRAMMAR.matcher(text).matches();
    }
}
