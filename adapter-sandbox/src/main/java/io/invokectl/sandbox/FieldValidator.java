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

/** Validates one value of a model's input and reports errors in fal's words. */
@FunctionalInterface
interface FieldValidator {

    /**
     * Validates a value.
     *
     * @param location the path to the value, outermost first
     * @return what is wrong with it; empty if it is valid
     */
    List<ValidationError> validate(JsonValue value, List<String> location);

    static FieldValidator text() {
        return (value, location) -> value instanceof JsonString
                ? List.of()
                : error(value, location, "string_type", "Input should be a valid string");
    }

    /** Requires a text of 1 to {@code maximum} characters that is not blank. */
    static FieldValidator text(int maximum) {
        return text().and((value, location) -> {
            String text = value instanceof JsonString string ? string.value() : "";
            if (text.isBlank()) {
                var context = JsonObject.EMPTY.with("min_length", JsonNumber.of(1));
                return List.of(new ValidationError(
                        location, "String should have at least 1 character", "string_too_short", context, value));
            }
            var context = JsonObject.EMPTY.with("max_length", JsonNumber.of(maximum));
            return text.codePointCount(0, text.length()) <= maximum
                    ? List.of()
                    : List.of(new ValidationError(
                            location,
                            "String should have at most " + maximum + " characters",
                            "string_too_long",
                            context,
                            value));
        });
    }

    static FieldValidator bool() {
        return (value, location) -> value instanceof JsonBoolean
                ? List.of()
                : error(value, location, "bool_type", "Input should be a valid boolean");
    }

    static FieldValidator list() {
        return (value, location) -> value instanceof JsonArray
                ? List.of()
                : error(value, location, "list_type", "Input should be a valid list");
    }

    static FieldValidator oneOf(String... choices) {
        return (value, location) -> {
            if (value instanceof JsonString string && List.of(choices).contains(string.value())) {
                return List.of();
            }
            String others = String.join("', '", List.of(choices).subList(0, choices.length - 1));
            String expected = "'" + others + "' or '" + choices[choices.length - 1] + "'";
            var context = JsonObject.EMPTY.with("expected", expected);
            return List.of(
                    new ValidationError(location, "Input should be " + expected, "literal_error", context, value));
        };
    }

    static FieldValidator number() {
        return (value, location) -> value instanceof JsonNumber
                ? finite(value, location)
                : error(value, location, "float_type", "Input should be a valid number");
    }

    static FieldValidator integer() {
        FieldValidator isNumber = (value, location) -> value instanceof JsonNumber
                ? finite(value, location)
                : error(value, location, "int_type", "Input should be a valid integer");
        return isNumber.and((value, location) ->
                decimal(value).filter(FieldValidator::isInteger).isPresent()
                        ? List.of()
                        : error(
                                value,
                                location,
                                "int_from_float",
                                "Input should be a valid integer, got a number with a fractional part"));
    }

    private static List<ValidationError> finite(JsonValue value, List<String> location) {
        return decimal(value).isPresent()
                ? List.of()
                : error(value, location, "finite_number", "Input should be a finite number");
    }

    /** Also requires a number within bounds, both inclusive. */
    default FieldValidator between(String minimum, String maximum) {
        return and((value, location) -> {
            BigDecimal number = decimal(value).orElse(BigDecimal.ZERO);
            if (number.compareTo(new BigDecimal(minimum)) < 0) {
                return bound(value, location, "greater", "ge", minimum);
            }
            return number.compareTo(new BigDecimal(maximum)) > 0
                    ? bound(value, location, "less", "le", maximum)
                    : List.of();
        });
    }

    /** Applies another validator if this one finds nothing. */
    default FieldValidator and(FieldValidator other) {
        return (value, location) -> {
            List<ValidationError> errors = validate(value, location);
            return errors.isEmpty() ? other.validate(value, location) : errors;
        };
    }

    /** Also accepts an object, whose members of these names are validated where present. */
    default FieldValidator orMembers(List<String> names, FieldValidator member) {
        return (value, location) -> {
            if (!(value instanceof JsonObject object)) {
                return validate(value, location);
            }
            var errors = new ArrayList<ValidationError>();
            for (String name : names) {
                var inner = new ArrayList<>(location);
                inner.add(name);
                if (object.has(name)) {
                    errors.addAll(member.validate(object.get(name), inner));
                }
            }
            return errors;
        };
    }

    private static List<ValidationError> error(JsonValue value, List<String> location, String type, String message) {
        return List.of(new ValidationError(location, message, type, JsonObject.EMPTY, value));
    }

    private static List<ValidationError> bound(
            JsonValue value, List<String> location, String comparison, String symbol, String limit) {
        var context = JsonObject.EMPTY.with(symbol, new JsonNumber(limit));
        String message = "Input should be " + comparison + " than or equal to " + limit;
        return List.of(new ValidationError(location, message, comparison + "_than_equal", context, value));
    }

    /** Returns nothing for a value that is no number or whose exponent is out of range. */
    private static Optional<BigDecimal> decimal(JsonValue value) {
        try {
            return value instanceof JsonNumber number ? Optional.of(new BigDecimal(number.text())) : Optional.empty();
        } catch (NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static boolean isInteger(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
