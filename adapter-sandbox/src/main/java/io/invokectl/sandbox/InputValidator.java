package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validates a model's input. Fields that the model does not know are accepted, as by fal. */
final class InputValidator {
    private final String required;
    private final Map<String, FieldValidator> fields = new LinkedHashMap<>();

    /** Starts with the only required field. */
    InputValidator(String required, FieldValidator validator) {
        this.required = required;
        fields.put(required, validator);
    }

    /** Adds a field that may be absent or null. */
    InputValidator with(String field, FieldValidator validator) {
        fields.put(field, validator);
        return this;
    }

    boolean knows(String field) {
        return fields.containsKey(field);
    }

    /** Returns what is wrong with an input; empty if it is valid. */
    List<ValidationError> validate(JsonObject input) {
        var errors = new ArrayList<ValidationError>();
        fields.forEach((field, validator) -> {
            List<String> location = List.of("body", field);
            if (!input.has(field) && field.equals(required)) {
                errors.add(new ValidationError(location, "Field required", "missing", JsonObject.EMPTY, input));
            } else if (input.get(field) != JsonNull.NULL || field.equals(required)) {
                errors.addAll(validator.validate(input.get(field), location));
            }
        });
        return errors;
    }
}
