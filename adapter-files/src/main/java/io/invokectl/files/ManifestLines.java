package io.invokectl.files;

import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import io.invokectl.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines, one in memory at a time. Not thread-safe. */
final class ManifestLines implements Closeable {
    private static final int BLOCK = 64 * 1024;

    private final InputStream content;
    private final byte[] block = new byte[BLOCK];
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long number;
    private boolean ended = true;

    ManifestLines(InputStream content) {
        this.content = content;
    }

    /** Advances to the next line; false at the end. */
    boolean next() throws IOException {
        while (!ended && hasMore()) {
            append();
            bytes.reset();
        }
        bytes.reset();
        ended = false;
        number++;
        while (!ended && bytes.size() <= JsonText.MAX_BYTES && hasMore()) {
            append();
        }
        return ended || bytes.size() > 0;
    }

    private boolean hasMore() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(content.read(block), 0);
        }
        return position < limit;
    }

    /** Appends the part of the line in the block. */
    private void append() {
        int end = position;
        while (end < limit && block[end] != '\n') {
            end++;
        }
        bytes.write(block, position, end - position);
        ended = end < limit;
        position = ended ? end + 1 : end;
    }

    /** The line number, from 1. */
    long number() {
        return number;
    }

    /** Whether the line ends with a line break. */
    boolean isEnded() {
        return ended;
    }

    /** Advances to the next line that is not blank; empty at the end. */
    Optional<String> nextText() throws IOException {
        while (next()) {
            String text = text();
            if (!text.isBlank()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /**
     * The line without its line break.
     *
     * @throws InvalidValueException if the line is not UTF-8 or too long; the next line can still be read
     */
    String text() {
        if (bytes.size() > JsonText.MAX_BYTES) {
            throw new InvalidValueException("longer than 16 MiB");
        }
        String text = Utf8.text(bytes.toByteArray());
        String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return number == 1 ? Utf8.withoutMark(line) : line;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
