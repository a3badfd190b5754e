package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model asks of its input. Fields that it does not know are let through, as fal does. */
final class InputRules {
    private final String required;
    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** Takes the one field that has to be there. */
    InputRules(String required, Check check) {
        this.required = required;
        checks.put(required, check);
    }

    /** Adds a field that may be missing or null. */
    InputRules with(String field, Check check) {
        checks.put(field, check);
        return this;
    }

    /** Whether a field of that name means anything to the model. */
    boolean know(String field) {
        return checks.containsKey(field);
    }

    /** What is wrong with an input; empty if nothing is. */
    List<Problem> problems(JsonObject input) {
        var problems = new ArrayList<Problem>();
        checks.forEach((field, check) -> {
            List<String> place = List.of("body", field);
            if (!input.has(field) && field.equals(required)) {
                problems.add(new Problem(place, "Field required", "missing", JsonObject.EMPTY, input));
            } else if (input.get(field) != JsonNull.NULL || field.equals(required)) {
                problems.addAll(check.problems(input.get(field), place));
            }
        });
        return problems;
    }
}
