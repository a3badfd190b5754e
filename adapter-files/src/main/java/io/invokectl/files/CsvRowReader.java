package io.invokectl.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.Reader;
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

    /** Collects the cells of a row and the line on which it starts. Not thread-safe. */
    private static final class CsvCells extends AbstractBaseCsvCallbackHandler<List<String>> {
        private static final int MAX_CELLS = 1000;

        private final List<String> cells = new ArrayList<>();
        private int length;

        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long line) {
            cells.clear();
            length = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
            length += size;
            if (index == MAX_CELLS) {
                throw new InvalidValueException("row has more than 1000 cells");
            }
            if (length > JsonText.MAX_BYTES) {
                throw new InvalidValueException("row is longer than 16 MiB");
            }
            cells.add(new String(buffer, offset, size));
        }

        @Override
        protected List<String> buildRecord() {
            return List.copyOf(cells);
        }
    }

    /**
     * Lines as characters for a parser. A line is read only when the parser needs it, so that an invalid line is reported
     * for its own row. Not thread-safe.
     */
    private static final class LineReader extends Reader {
        private final ManifestLines lines;
        private String line = "";
        private int position;

        LineReader(ManifestLines lines) {
            this.lines = lines;
        }

        /**
         * Reads characters of the current line.
         *
         * @throws InvalidValueException if the line is not UTF-8 or too long
         */
        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (position == line.length()) {
                if (!lines.next()) {
                    return -1;
                }
                line = lines.text() + "\n";
                position = 0;
            }
            int count = Math.min(length, line.length() - position);
            line.getChars(position, position + count, buffer, offset);
            position += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
