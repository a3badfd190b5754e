package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.job.Job;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A preallocated file for notes that the database cannot store, such as when the disk is full. Holds one note per line and
 * is padded with zeros. Thread-safe, and safe for concurrent processes.
 */
final class RescueFile {
    private static final int SIZE = 64 * 1024;
    private static final Charset ONE_CHAR_PER_BYTE = StandardCharsets.ISO_8859_1;

    private final Path path;
    private final FileMutex mutex;
    private List<RescueNote> pending = List.of();

    RescueFile(FileMutex mutex) {
        this.path = mutex.path();
        this.mutex = mutex;
    }

    Path path() {
        return path;
    }

    /** Removes the notes that can be applied, and remembers the others. */
    void recover(Predicate<RescueNote> application) {
        if (prepare()) {
            consume(line -> RescueNote.of(line).filter(application).isPresent());
            pending = lines().stream()
                    .flatMap(line -> RescueNote.of(line).stream())
                    .toList();
        }
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    /** Applies the notes that could not be applied to the database. */
    Job applyPending(Job job) {
        Job current = job;
        for (RescueNote note : pending) {
            current = note.job().equals(job.id()) ? note.applyTo(current) : current;
        }
        return current;
    }

    List<String> problems() {
        return lines().stream()
                .map(line -> path + " contains a note that cannot be applied: " + line)
                .toList();
    }

    /** Allocates the file if necessary, and returns whether it contains notes. Does not lock an empty file. */
    private boolean prepare() {
        return !isEmpty() && allocate();
    }

    private boolean isEmpty() {
        return Files.exists(path) && mutex.unlocked("cannot be read", file -> file.size() >= SIZE && !hasNotes(file));
    }

    private boolean allocate() {
        return mutex.locked("cannot be created", file -> {
            if (file.size() < SIZE) {
                write(file, file.size(), new byte[SIZE - (int) file.size()]);
            }
            return hasNotes(file);
        });
    }

    private static boolean hasNotes(FileChannel file) throws IOException {
        return read(file, 1)[0] != 0;
    }

    /**
     * Appends a note, in its short form if the full one does not fit.
     *
     * @throws LedgerException if the file is full or cannot be written
     */
    void append(RescueNote note) {
        boolean appended =
                mutex.locked("cannot be written", file -> append(file, note.line()) || append(file, note.shortLine()));
        if (!appended) {
            throw new LedgerException(Kind.TROUBLE, path.toString(), "is full");
        }
    }

    private static boolean append(FileChannel file, String line) throws IOException {
        String content = content(file);
        boolean torn = !content.isEmpty() && !content.endsWith("\n");
        byte[] bytes = ((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        if (content.length() + bytes.length > SIZE) {
            return false;
        }
        write(file, content.length(), bytes);
        return true;
    }

    /** Passes each line to the consumer, and removes the lines for which it returns true. */
    private void consume(Predicate<String> consumer) {
        mutex.locked("cannot be applied", file -> {
            String content = content(file);
            String rest = content.lines()
                    .filter(line -> !line.isBlank() && !consumer.test(decode(line)))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            if (!rest.equals(content)) {
                write(file, 0, Arrays.copyOf(rest.getBytes(ONE_CHAR_PER_BYTE), content.length()));
            }
            return true;
        });
    }

    /** Returns the remaining lines. */
    private List<String> lines() {
        return mutex.locked(
                "cannot be read",
                file -> content(file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(RescueFile::decode)
                        .toList());
    }

    private static String decode(String line) {
        return new String(line.getBytes(ONE_CHAR_PER_BYTE), StandardCharsets.UTF_8);
    }

    /** Returns the bytes before the padding as one character each, so that damaged content is preserved. */
    private static String content(FileChannel file) throws IOException {
        byte[] all = read(file, (int) Math.min(file.size(), SIZE));
        int end = all.length;
        while (end > 0 && all[end - 1] == 0) {
            end--;
        }
        return new String(all, 0, end, ONE_CHAR_PER_BYTE);
    }

    private static void write(FileChannel file, long at, byte[] bytes) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        while (content.hasRemaining()) {
            file.write(content, at + content.position());
        }
        file.force(true);
    }

    private static byte[] read(FileChannel file, int length) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(length);
        while (content.hasRemaining()) {
            if (file.read(content, content.position()) < 0) {
                throw new EOFException("truncated by another program");
            }
        }
        return content.array();
    }
}
