package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Intent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A file beside the ledger that names the last intent: its number, its job and a checksum. It shows that the ledger was
 * replaced by an older copy. Written without a sync, since the file may also lag behind or be torn after a crash of the
 * machine, which raises no alarm. Thread-safe, and safe for concurrent processes.
 *
 * <p>Every method throws {@link LedgerException} if the file cannot be read or written.
 */
final class LedgerMark {
    /** A size that never changes, so that a mark can be written even if the disk is full. */
    private static final int SIZE = 128;

    private static final Pattern FORM = Pattern.compile("((\\d{1,18}) (\\S+)) ([0-9a-f]{8})\\s*\0*");

    private final FileMutex mutex;

    LedgerMark(FileMutex mutex) {
        this.mutex = mutex;
    }

    /** Returns the marked intent; empty if there is none or the file is torn. */
    Optional<Intent> read() {
        return mutex.unlocked("cannot be read", LedgerMark::read);
    }

    /** Returns the marked intent if the ledger lacks it. */
    Optional<Intent> missingFrom(JobTables tables) throws SQLException {
        Optional<Intent> marked = read();
        return marked.isPresent() && tables.holds(marked.get()) ? Optional.empty() : marked;
    }

    /** Throws a {@link LedgerException} of the kind {@code BEHIND} if the ledger lacks the marked intent. */
    void requireHeld(JobTables tables, LedgerLocation ledger) throws SQLException {
        Optional<Intent> missing = missingFrom(tables);
        if (missing.isPresent()) {
            throw new LedgerException(
                    Kind.BEHIND,
                    ledger.name(),
                    "lacks the last submission from here, " + missing.get().job()
                            + "; an older copy may have been restored, or one without its -wal file. Nothing is submitted");
        }
    }

    /** Marks an intent, unless a later one is marked. */
    void advance(Intent intent) {
        mutex.locked("cannot be written", file -> {
            if (read(file).filter(marked -> marked.number() >= intent.number()).isEmpty()) {
                write(file, line(intent));
            }
            return file;
        });
    }

    /** Replaces the mark, and forces it to disk. */
    void set(Optional<Intent> intent) {
        mutex.locked("cannot be written", file -> {
            write(file, intent.map(LedgerMark::line).orElse(""));
            file.force(true);
            return file;
        });
    }

    private static Optional<Intent> read(FileChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(SIZE);
        while (content.hasRemaining() && file.read(content, content.position()) >= 0) {
            // A read may return fewer bytes than requested.
        }
        Matcher mark = FORM.matcher(new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII));
        return mark.matches() && checksum(mark.group(1)).equals(mark.group(4))
                ? Optional.of(new Intent(Long.parseLong(mark.group(2)), new JobId(mark.group(3))))
                : Optional.empty();
    }

    private static void write(FileChannel file, String line) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(SIZE);
        content.put(line.getBytes(StandardCharsets.US_ASCII)).rewind();
        while (content.hasRemaining()) {
            file.write(content, content.position());
        }
    }

    private static String line(Intent intent) {
        String mark = intent.number() + " " + intent.job();
        return mark + " " + checksum(mark) + "\n";
    }

    private static String checksum(String mark) {
        var sum = new CRC32();
        sum.update(mark.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }
}
