package io.invokectl.files;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;

/** A line of JSON as the object that it holds. */
final class JsonLine {
    private JsonLine() {}

    /**
     * Reads a line.
     *
     * @throws InvalidValueException if it holds anything else
     */
    static JsonObject read(String line) {
        try {
            if (JsonText.parse(line) instanceof JsonObject object) {
                return object;
            }
            throw new InvalidValueException("it is not a JSON object");
        } catch (InvalidJsonException wrong) {
            throw new InvalidValueException(wrong.problem().replace("(line 1 column", "(column"));
        }
    }
}
