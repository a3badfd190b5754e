package io.invokectl.files;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.util.Optional;

/** Reads one request body per line, with an optional id. Blank lines are skipped. */
record JsonRowReader(ManifestLines lines) implements RowReader {
    private static final String ID = "id";

    @Override
    public Optional<Row> next() throws IOException {
        return lines.nextText().map(JsonLine::read).map(JsonRowReader::row);
    }

    @Override
    public long line() {
        return lines.number();
    }

    private static Row row(JsonObject body) {
        return new Row(id(body.get(ID)), SubmissionDraft.of(body.without(ID)));
    }

    private static Optional<String> id(JsonValue id) {
        if (id instanceof JsonString text) {
            return Optional.of(text.value());
        }
        if (id instanceof JsonNumber number) {
            return Optional.of(number.text());
        }
        if (id == JsonNull.NULL) {
            return Optional.empty();
        }
        throw new InvalidValueException("id is neither a string nor a number");
    }
}
