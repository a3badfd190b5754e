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
import java.util.function.Predicate;

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

    /** Reports an error of fal's type unless the value meets the condition. */
    private static FieldValidator check(
            Predicate<JsonValue> condition, String type, String message, JsonObject context) {
        return (value, location) -> condition.test(value)
                ? List.of()
                : List.of(new ValidationError(location, message, type, context, value));
    }

    private static FieldValidator check(Predicate<JsonValue> condition, String type, String message) {
        return check(condition, type, message, JsonObject.EMPTY);
    }

    static FieldValidator text() {
        return check(JsonString.class::isInstance, "string_type", "Input should be a valid string");
    }

    /** Requires a text of 1 to {@code maximum} characters that is not blank. */
    static FieldValidator text(int maximum) {
        return text().and(check(
                        value -> !string(value).isBlank(),
                        "string_too_short",
                        "String should have at least 1 character",
                        JsonObject.EMPTY.with("min_length", JsonNumber.of(1))))
                .and(check(
                        value -> string(value).codePoints().count() <= maximum,
                        "string_too_long",
                        "String should have at most " + maximum + " characters",
                        JsonObject.EMPTY.with("max_length", JsonNumber.of(maximum))));
    }

    static FieldValidator bool() {
        return check(JsonBoolean.class::isInstance, "bool_type", "Input should be a valid boolean");
    }

    static FieldValidator list() {
        return check(JsonArray.class::isInstance, "list_type", "Input should be a valid list");
    }

    static FieldValidator oneOf(String... choices) {
        String others = String.join("', '", List.of(choices).subList(0, choices.length - 1));
        String expected = "'" + others + "' or '" + choices[choices.length - 1] + "'";
        return check(
                value -> List.of(choices).contains(string(value)),
                "literal_error",
                "Input should be " + expected,
                JsonObject.EMPTY.with("expected", expected));
    }

    static FieldValidator number() {
        return finite("float_type", "Input should be a valid number");
    }

    static FieldValidator integer() {
        return finite("int_type", "Input should be a valid integer")
                .and(check(
                        value -> isInteger(decimal(value).orElseThrow()),
                        "int_from_float",
                        "Input should be a valid integer, got a number with a fractional part"));
    }

    private static FieldValidator finite(String type, String message) {
        return check(JsonNumber.class::isInstance, type, message)
                .and(check(value -> decimal(value).isPresent(), "finite_number", "Input should be a finite number"));
    }

    /** Also requires a number within bounds, both inclusive. */
    default FieldValidator between(String minimum, String maximum) {
        return and(bound("greater", "ge", minimum, number -> number.compareTo(new BigDecimal(minimum)) >= 0))
                .and(bound("less", "le", maximum, number -> number.compareTo(new BigDecimal(maximum)) <= 0));
    }

    private static FieldValidator bound(
            String comparison, String symbol, String limit, Predicate<BigDecimal> condition) {
        return check(
                value -> condition.test(decimal(value).orElseThrow()),
                comparison + "_than_equal",
                "Input should be " + comparison + " than or equal to " + limit,
                JsonObject.EMPTY.with(symbol, new JsonNumber(limit)));
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

    private static String string(JsonValue value) {
        return value instanceof JsonString string ? string.value() : "";
    }

    /** Empty for a value that is no number or whose exponent is out of range. */
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
