package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads fields of a validated input. */
final class InputFields {

    private InputFields() {}

    static String text(JsonObject input, String field, String fallback) {
        return input.get(field).nonBlankText().orElse(fallback);
    }

    static int integer(JsonObject input, String field, int fallback) {
        return number(input, field).map(BigDecimal::intValue).orElse(fallback);
    }

    static Optional<BigDecimal> number(JsonObject input, String field) {
        return input.get(field) instanceof JsonNumber number
                ? Optional.of(new BigDecimal(number.text()))
                : Optional.empty();
    }

    static boolean bool(JsonObject input, String field) {
        return input.get(field).equals(new JsonBoolean(true));
    }
}
