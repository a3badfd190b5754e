package io.invokectl.files;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Adds to what became of the rows. Not on a channel, which an interrupted thread would close for all. Thread-safe.
 */
final class ResultWriter implements Closeable {
    private final ResultsLine line;
    private final RandomAccessFile file;
    private long end;

    ResultWriter(Path folder) throws IOException {
        this.line = new ResultsLine(folder);
        this.file = new RandomAccessFile(folder.resolve(ResultsFile.FILE).toFile(), "rw");
        mend();
    }

    /** A line that broke off when its writer died is taken away; one that only lacks its end is given it. */
    private void mend() throws IOException {
        end = file.length();
        while (end > 0 && byteBefore(end) != '\n') {
            end--;
        }
        byte[] rest = new byte[(int) (file.length() - end)];
        file.seek(end);
        file.readFully(rest);
        if (rest.length > 0 && isResult(rest)) {
            end = file.length();
            append("\n");
        }
        file.setLength(end);
    }

    private int byteBefore(long position) throws IOException {
        file.seek(position - 1);
        return file.read();
    }

    private boolean isResult(byte[] bytes) {
        try {
            line.read(Utf8.text(bytes));
            return true;
        } catch (InvalidValueException torn) {
            return false;
        }
    }

    /** Adds a result. The end of this process does not lose it; what a crash of the machine loses, the ledger knows. */
    void add(RowResult result) throws IOException {
        append(line.write(result) + "\n");
    }

    /** Adds a text after what is whole; what a full disk takes of it is taken back. */
    private synchronized void append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            file.seek(end);
            file.write(bytes);
            end += bytes.length;
        } catch (IOException full) {
            file.setLength(end);
            throw full;
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.getFD().sync();
        }
    }
}
