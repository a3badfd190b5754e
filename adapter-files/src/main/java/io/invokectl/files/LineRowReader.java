package io.invokectl.files;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one row per line. Blank lines are skipped. */
record LineRowReader(ManifestLines lines, Function<String, Row> parser) implements RowReader {
    private static final String ID = "id";

    /** A request body per line, with an optional id. */
    static RowReader ofJson(ManifestLines lines) {
        return new LineRowReader(lines, line -> {
            JsonObject body = JsonLine.read(line);
            return new Row(id(body.get(ID)), SubmissionDraft.of(body.without(ID)));
        });
    }

    /** A prompt per line. */
    static RowReader ofPrompts(ManifestLines lines) {
        return new LineRowReader(lines, line -> {
            var prompt = InputField.at("prompt", new JsonString(line));
            return new Row(Optional.empty(), SubmissionDraft.EMPTY.with(List.of(prompt)));
        });
    }

    @Override
    public Optional<Row> next() throws IOException {
        return lines.nextText().map(parser);
    }

    @Override
    public long line() {
        return lines.number();
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
