package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
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
 * Room on the disk for notes that the database could not take, a line each. It is made beforehand and filled with zeros,
 * as a disk that is full has no room for anything new. Thread-safe, and safe for many processes.
 */
final class RescueFile {
    private static final int ROOM = 64 * 1024;
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Path path;
    private final FileMutex exclusive;

    RescueFile(FileMutex exclusive) {
        this.path = exclusive.path();
        this.exclusive = exclusive;
    }

    Path path() {
        return path;
    }

    /** Makes the room, if it is not there, and tells whether anything is noted. Room that is empty is not locked. */
    boolean prepare() {
        return !isEmptyRoom() && makeRoom();
    }

    private boolean isEmptyRoom() {
        try {
            return Files.exists(path) && exclusive.look(file -> file.size() >= ROOM && !isNoted(file));
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, path, "cannot be read", failure);
        }
    }

    private boolean makeRoom() {
        return on("cannot be made", file -> {
            if (file.size() < ROOM) {
                write(file, file.size(), new byte[ROOM - (int) file.size()]);
            }
            return isNoted(file);
        });
    }

    private static boolean isNoted(FileChannel file) throws IOException {
        return read(file, 1)[0] != 0;
    }

    /**
     * Notes it. Whatever was noted before stays.
     *
     * @throws LedgerException if there is no room left or the disk does not take it
     */
    void note(RescueNote note) {
        boolean noted = on("cannot be written", file -> append(file, note.line()) || append(file, note.shortLine()));
        if (!noted) {
            throw new LedgerException(Kind.TROUBLE, path.toString(), "has no room left");
        }
    }

    private static boolean append(FileChannel file, String line) throws IOException {
        String content = content(file);
        boolean torn = !content.isEmpty() && !content.endsWith("\n");
        byte[] note = ((torn ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        if (content.length() + note.length > ROOM) {
            return false;
        }
        write(file, content.length(), note);
        return true;
    }

    /** Shows each line to the taker, and forgets those that it took. */
    void take(Predicate<String> taker) {
        on("cannot be taken up", file -> {
            String content = content(file);
            String left = content.lines()
                    .filter(line -> !line.isBlank() && !taker.test(decoded(line)))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            if (!left.equals(content)) {
                write(file, 0, Arrays.copyOf(left.getBytes(BYTES), content.length()));
            }
            return true;
        });
    }

    /** The lines that nobody took. */
    List<String> lines() {
        return on(
                "cannot be read",
                file -> content(file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(RescueFile::decoded)
                        .toList());
    }

    private static String decoded(String line) {
        return new String(line.getBytes(BYTES), StandardCharsets.UTF_8);
    }

    /** What stands before the zeros at the end, a character a byte: what is damaged comes back as it was. */
    private static String content(FileChannel file) throws IOException {
        byte[] all = read(file, (int) Math.min(file.size(), ROOM));
        int end = all.length;
        while (end > 0 && all[end - 1] == 0) {
            end--;
        }
        return new String(all, 0, end, BYTES);
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
                throw new EOFException("it was shortened by another program");
            }
        }
        return content.array();
    }

    private <T> T on(String what, FileMutex.Work<T> work) {
        try {
            return exclusive.on(work);
        } catch (IOException failure) {
            throw LedgerFileErrors.of(Kind.TROUBLE, path, what, failure);
        }
    }
}
