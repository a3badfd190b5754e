package io.invokectl.files;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import io.invokectl.filesystem.TrustedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Appends to {@code results.jsonl}, even from interrupted threads. Thread-safe. */
final class ResultWriter implements Closeable {
    private final ResultsLine line;
    private final Path path;
    private FileChannel file;
    private long end;

    ResultWriter(Path folder) throws IOException {
        this.line = new ResultsLine(folder);
        this.path = folder.resolve(ResultsFile.FILE);
        this.file = TrustedFile.open(path);
        uninterrupted(this::repair);
    }

    /** Repairs the last line after a crash: completes it if only the line break is missing, or else removes it. */
    private void repair() throws IOException {
        long length = file.size();
        end = length;
        while (end > 0 && read(end - 1, 1)[0] != '\n') {
            end--;
        }
        byte[] rest = read(end, (int) (length - end));
        if (rest.length > 0 && isResult(rest)) {
            end = length;
            write("\n".getBytes(StandardCharsets.UTF_8));
        }
        file.truncate(end);
    }

    private byte[] read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // A read may return fewer bytes than requested.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private boolean isResult(byte[] bytes) {
        try {
            line.read(Utf8.text(bytes));
            return true;
        } catch (InvalidValueException torn) {
            return false;
        }
    }

    /** Appends a result. It survives a crash of the process; after a crash of the machine the ledger has it. */
    synchronized void add(RowResult result) throws IOException {
        byte[] added = (line.write(result) + "\n").getBytes(StandardCharsets.UTF_8);
        uninterrupted(() -> write(added));
    }

    /** Appends to the complete lines, or leaves them as they were if the disk is full. */
    private void write(byte[] added) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(added);
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, end + bytes.position());
            }
            end += added.length;
        } catch (ClosedByInterruptException repeated) {
            throw repeated;
        } catch (IOException full) {
            file.truncate(end);
            throw full;
        }
    }

    /** Repeats an action after an interrupt, which closes the channel. */
    private void uninterrupted(WriteAction action) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    action.run();
                    return;
                } catch (ClosedByInterruptException closed) {
                    interrupted |= Thread.interrupted();
                    file = TrustedFile.open(path);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private interface WriteAction {
        void run() throws IOException;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            uninterrupted(() -> file.force(true));
        } finally {
            file.close();
        }
    }
}
