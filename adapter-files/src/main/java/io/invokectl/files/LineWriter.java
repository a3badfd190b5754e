package io.invokectl.files;

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
import java.util.function.Predicate;

/** Appends lines to a file of a batch directory, even from interrupted threads. Thread-safe. */
final class LineWriter implements Closeable {
    private final Path path;
    private final Predicate<String> isComplete;
    private FileChannel file;
    private long end;

    /** Opens a file, and repairs its last line, which is complete if it matches. */
    LineWriter(Path path, Predicate<String> isComplete) throws IOException {
        this.path = path;
        this.isComplete = isComplete;
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
        if (rest.length > 0 && isLine(rest)) {
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

    private boolean isLine(byte[] bytes) {
        try {
            return isComplete.test(Utf8.text(bytes));
        } catch (InvalidValueException torn) {
            return false;
        }
    }

    /** Appends a line. It survives a crash of the process; after a crash of the machine it may be missing. */
    synchronized void add(String line) throws IOException {
        byte[] added = (line + "\n").getBytes(StandardCharsets.UTF_8);
        uninterrupted(() -> write(added));
    }

    /** Removes all lines. */
    synchronized void clear() throws IOException {
        uninterrupted(() -> file.truncate(0));
        end = 0;
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
