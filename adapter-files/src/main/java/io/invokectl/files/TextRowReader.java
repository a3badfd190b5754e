package io.invokectl.files;

import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.SubmissionDraft;
import java.io.IOException;
import java.util.Optional;

/** Reads one prompt per line. Blank lines are skipped. */
record TextRowReader(ManifestLines lines) implements RowReader {

    @Override
    public Optional<Row> next() throws IOException {
        return lines.nextText().map(text -> new Row(Optional.empty(), SubmissionDraft.EMPTY.with(prompt(text))));
    }

    private static InputField prompt(String text) {
        return InputField.at("prompt", new JsonString(text));
    }

    @Override
    public long line() {
        return lines.number();
    }
}
