package io.invokectl.files;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;

/** Parses a line as a JSON object. */
final class JsonLine {
    private JsonLine() {}

    /** Throws an {@link InvalidValueException} if the line is anything else. */
    static JsonObject read(String line) {
        try {
            if (JsonText.parse(line) instanceof JsonObject object) {
                return object;
            }
            throw new InvalidValueException("not a JSON object");
        } catch (InvalidJsonException wrong) {
            throw new InvalidValueException(wrong.problem().replace("(line 1 column", "(column"));
        }
    }
}
