package io.invokectl.files;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.value.InvalidValue;
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
    private final ResultLine line;
    private final RandomAccessFile file;
    private final Object disk = new Object();
    private long end;
    private long onDisk;

    ResultWriter(Path folder) throws IOException {
        this.line = new ResultLine(folder);
        this.file = new RandomAccessFile(folder.resolve(ResultLog.FILE).toFile(), "rw");
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
        } catch (InvalidValue torn) {
            return false;
        }
    }

    /** Adds a result. It is on the disk when this returns; of several that come at once, one waits for all. */
    void add(RowResult result) throws IOException {
        long mine = append(line.write(result) + "\n");
        synchronized (disk) {
            if (onDisk < mine) {
                long written = written();
                file.getFD().sync();
                onDisk = written;
            }
        }
    }

    private synchronized long written() {
        return end;
    }

    /** Adds a text after what is whole; what a full disk takes of it is taken back. */
    private synchronized long append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            file.seek(end);
            file.write(bytes);
            end += bytes.length;
            return end;
        } catch (IOException full) {
            file.setLength(end);
            throw full;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
