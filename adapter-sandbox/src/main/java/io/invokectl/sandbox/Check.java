package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model asks of one value. */
@FunctionalInterface
interface Check {

    /** What is wrong with a value that stands in that place; empty if nothing is. */
    List<Problem> problems(JsonValue value, List<String> place);

    /** Any text. */
    static Check text() {
        return (value, place) -> value instanceof JsonString
                ? List.of()
                : problem(value, place, "string_type", "Input should be a valid string");
    }

    /** A text that is not blank and has at most so many characters. */
    static Check text(int most) {
        return text().and((value, place) -> {
            String text = value instanceof JsonString string ? string.value() : "";
            if (text.isBlank()) {
                var context = JsonObject.EMPTY.with("min_length", JsonNumber.of(1));
                return List.of(new Problem(
                        place, "String should have at least 1 character", "string_too_short", context, value));
            }
            var context = JsonObject.EMPTY.with("max_length", JsonNumber.of(most));
            return text.codePointCount(0, text.length()) <= most
                    ? List.of()
                    : List.of(new Problem(
                            place,
                            "String should have at most " + most + " characters",
                            "string_too_long",
                            context,
                            value));
        });
    }

    static Check flag() {
        return (value, place) -> value instanceof JsonBoolean
                ? List.of()
                : problem(value, place, "bool_type", "Input should be a valid boolean");
    }

    static Check list() {
        return (value, place) -> value instanceof JsonArray
                ? List.of()
                : problem(value, place, "list_type", "Input should be a valid list");
    }

    /** One of these texts. */
    static Check oneOf(String... choices) {
        return (value, place) -> {
            if (value instanceof JsonString string && List.of(choices).contains(string.value())) {
                return List.of();
            }
            String last = "'" + choices[choices.length - 1] + "'";
            String others = String.join("', '", List.of(choices).subList(0, choices.length - 1));
            String expected = "'" + others + "' or " + last;
            var context = JsonObject.EMPTY.with("expected", expected);
            return List.of(new Problem(place, "Input should be " + expected, "literal_error", context, value));
        };
    }

    static Check number() {
        return (value, place) -> value instanceof JsonNumber
                ? finite(value, place)
                : problem(value, place, "float_type", "Input should be a valid number");
    }

    static Check whole() {
        Check isNumber = (value, place) -> value instanceof JsonNumber
                ? finite(value, place)
                : problem(value, place, "int_type", "Input should be a valid integer");
        return isNumber.and(
                (value, place) -> decimal(value).filter(Check::isWhole).isPresent()
                        ? List.of()
                        : problem(
                                value,
                                place,
                                "int_from_float",
                                "Input should be a valid integer, got a number with a fractional part"));
    }

    private static List<Problem> finite(JsonValue value, List<String> place) {
        return decimal(value).isPresent()
                ? List.of()
                : problem(value, place, "finite_number", "Input should be a finite number");
    }

    /** A number within these bounds, both included. */
    default Check from(String least, String most) {
        return and((value, place) -> {
            BigDecimal number = decimal(value).orElse(BigDecimal.ZERO);
            if (number.compareTo(new BigDecimal(least)) < 0) {
                return bound(value, place, "greater", "ge", least);
            }
            return number.compareTo(new BigDecimal(most)) > 0 ? bound(value, place, "less", "le", most) : List.of();
        });
    }

    /** This, and where nothing is wrong, another. */
    default Check and(Check other) {
        return (value, place) -> {
            List<Problem> problems = problems(value, place);
            return problems.isEmpty() ? other.problems(value, place) : problems;
        };
    }

    /** An object whose members, where they are there, pass a check; or else this. */
    default Check orMembers(List<String> names, Check check) {
        return (value, place) -> {
            if (!(value instanceof JsonObject object)) {
                return problems(value, place);
            }
            var problems = new ArrayList<Problem>();
            for (String name : names) {
                var inner = new ArrayList<>(place);
                inner.add(name);
                if (object.has(name)) {
                    problems.addAll(check.problems(object.get(name), inner));
                }
            }
            return problems;
        };
    }

    private static List<Problem> problem(JsonValue value, List<String> place, String type, String message) {
        return List.of(new Problem(place, message, type, JsonObject.EMPTY, value));
    }

    private static List<Problem> bound(JsonValue value, List<String> place, String which, String sign, String limit) {
        var context = JsonObject.EMPTY.with(sign, new JsonNumber(limit));
        String message = "Input should be " + which + " than or equal to " + limit;
        return List.of(new Problem(place, message, which + "_than_equal", context, value));
    }

    /** The number, unless its exponent is beyond all that can be reckoned with. */
    private static Optional<BigDecimal> decimal(JsonValue value) {
        try {
            return value instanceof JsonNumber number ? Optional.of(new BigDecimal(number.text())) : Optional.empty();
        } catch (NumberFormatException beyond) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
