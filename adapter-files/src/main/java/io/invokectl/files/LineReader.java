package io.invokectl.files;

import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.io.Reader;

/**
 * Lines as characters for a parser. A line is read only when the parser needs it, so that an invalid line is reported
 * for its own row. Not thread-safe.
 */
final class LineReader extends Reader {
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
