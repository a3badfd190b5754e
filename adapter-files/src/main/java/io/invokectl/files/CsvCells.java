package io.invokectl.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a row and the line on which it starts. Not thread-safe. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<List<String>> {
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
