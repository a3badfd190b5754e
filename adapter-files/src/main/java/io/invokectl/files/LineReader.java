package io.invokectl.files;

import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.io.Reader;

/**
 * Lines for a parser that wants characters. A line is read when the parser has used up the one before, so that nothing
 * is wrong with a row but what is in it. Not thread-safe.
 */
final class LineReader extends Reader {
    private final ManifestLines lines;
    private String line = "";
    private int position;

    LineReader(ManifestLines lines) {
        this.lines = lines;
    }

    /**
     * As by {@link Reader}.
     *
     * @throws InvalidValueException if the line cannot be read as text
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
