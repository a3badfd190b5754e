package io.invokectl.files;

import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.value.InvalidValue;
import io.invokectl.json.InvalidJson;
import io.invokectl.json.JsonText;

/** A line of JSON as the object that it holds. */
final class JsonLine {
    private JsonLine() {}

    /**
     * Reads a line.
     *
     * @throws InvalidValue if it holds anything else
     */
    static JsonObject read(String line) {
        try {
            if (JsonText.parse(line) instanceof JsonObject object) {
                return object;
            }
            throw new InvalidValue("it is not a JSON object");
        } catch (InvalidJson wrong) {
            throw new InvalidValue(wrong.problem().replace("(line 1 column", "(column"));
        }
    }
}
