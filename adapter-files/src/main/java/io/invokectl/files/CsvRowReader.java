package io.invokectl.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads CSV with a header. Empty lines and rows of empty cells are skipped. */
final class CsvRowReader implements RowReader {
    private final CsvCells handler = new CsvCells();
    private final Iterator<List<String>> table;
    private List<CsvColumn> columns = List.of();

    CsvRowReader(ManifestLines lines) {
        this.table = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, new LineReader(lines))
                .iterator();
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (columns.isEmpty() && isMore()) {
            columns = CsvColumn.header(table.next());
        }
        while (isMore()) {
            List<String> cells = table.next();
            if (cells.size() != columns.size()) {
                throw new InvalidValueException(
                        "columns in the header: " + columns.size() + ", cells in this row: " + cells.size());
            }
            if (!cells.stream().allMatch(String::isEmpty)) {
                return Optional.of(row(cells));
            }
        }
        return Optional.empty();
    }

    @Override
    public long line() {
        return handler.line();
    }

    private boolean isMore() throws IOException {
        try {
            return table.hasNext();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException wrong) {
            if (wrong.getCause() instanceof InvalidValueException ours) {
                throw ours;
            }
            throw new InvalidValueException("unbalanced quotes; double each quote inside a quoted cell");
        }
    }

    private Row row(List<String> cells) {
        Optional<String> id = Optional.empty();
        SubmissionDraft draft = SubmissionDraft.EMPTY;
        var fields = new ArrayList<InputField>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            CsvColumn column = columns.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (column.isId()) {
                id = Optional.of(cell);
            } else if (column.isField()) {
                fields.add(column.field(cell));
            } else {
                draft = column.over(draft, cell);
            }
        }
        return new Row(id, draft.with(fields));
    }
}
