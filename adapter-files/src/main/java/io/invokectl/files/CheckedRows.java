package io.invokectl.files;

import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks rows, gives each its ID and applies the defaults. */
final class CheckedRows implements Manifest.Rows {
    private final String name;
    private final ManifestLines lines;
    private final RowReader rows;
    private final SubmissionDraft defaults;
    private final Map<String, Long> ids = new HashMap<>();

    CheckedRows(String name, Manifest.Format format, ManifestLines lines, SubmissionDraft defaults) {
        this.name = name;
        this.lines = lines;
        this.rows = switch (format) {
            case JSONL -> LineRowReader.ofJson(lines);
            case CSV -> new CsvRowReader(lines);
            case TXT -> LineRowReader.ofPrompts(lines);
        };
        this.defaults = defaults;
    }

    @Override
    public Optional<BatchRow> next() {
        try {
            Optional<BatchRow> row = rows.next().map(this::checked);
            if (row.isEmpty() && ids.isEmpty()) {
                throw new InvalidManifestException(name, "no rows");
            }
            return row;
        } catch (InvalidValueException | InvalidSubmissionException wrong) {
            throw new InvalidManifestException(name, rows.line(), String.valueOf(wrong.getMessage()));
        } catch (IOException failure) {
            throw FileErrors.of(name, "cannot be read", failure);
        }
    }

    private BatchRow checked(RowReader.Row row) {
        long line = rows.line();
        var id = new RowId(row.id().orElseGet(() -> Long.toString(line)));
        Long earlier = ids.putIfAbsent(id.value(), line);
        if (earlier != null) {
            throw new InvalidValueException("duplicate id \"" + id + "\" (first on line " + earlier + ")");
        }
        SubmissionDraft draft = row.draft().over(defaults);
        if (draft.model().isEmpty()) {
            throw new InvalidManifestException(name, line, Missing.MODEL);
        }
        if (draft.input().isEmpty()) {
            throw new InvalidManifestException(name, line, Missing.INPUT);
        }
        return new BatchRow(line, id, draft.finish());
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failure) {
            throw FileErrors.of(name, "cannot be closed", failure);
        }
    }
}
