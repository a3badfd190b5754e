package io.invokectl.domain.json;

import java.util.regex.Pattern;

/**
 * A JSON number as it was written: no digit is lost and none is added, whatever its size. Results carry seeds of 18
 * digits, which a double would corrupt. Two numbers are equal when they are written alike: {@code 1} is not {@code 1.0}.
 *
 * @param text the number in JSON's own grammar
 */
public record JsonNumber(String text) implements JsonValue {
    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /**
     * Checks the grammar.
     *
     * @throws IllegalArgumentException if {@code text} is not a JSON number
     */
    public JsonNumber {
        if (!isNumber(text)) {
            throw new IllegalArgumentException("not a JSON number: " + text);
        }
    }

    /** The number with the digits of {@code value}. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** Whether {@code text} is a number in JSON's own grammar: no leading zero, no plus sign, no hexadecimals. */
    public static boolean isNumber(String text) {
        return GRAMMAR.matcher(text).matches();
    }
}
