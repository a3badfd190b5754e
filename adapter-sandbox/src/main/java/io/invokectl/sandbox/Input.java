package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads fields of an input that has passed its rules. */
final class Input {

    private Input() {}

    static String text(JsonObject input, String field, String unsaid) {
        return input.get(field).nonBlankText().orElse(unsaid);
    }

    static int whole(JsonObject input, String field, int unsaid) {
        return number(input, field).map(BigDecimal::intValue).orElse(unsaid);
    }

    static Optional<BigDecimal> number(JsonObject input, String field) {
        return input.get(field) instanceof JsonNumber number
                ? Optional.of(new BigDecimal(number.text()))
                : Optional.empty();
    }

    static boolean flag(JsonObject input, String field) {
        return input.get(field).equals(new JsonBoolean(true));
    }
}
