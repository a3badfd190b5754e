package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A file that is worked on by one at a time, over all threads and processes. An interruption waits.
 *
 * @param path the file
 * @param patience how long others are waited for
 */
record FileMutex(Path path, Duration patience) {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /**
     * Locks the file, which is made if it is not there, works on it, and lets go. Work that an interrupt broke off, by
     * closing the file, is done once more.
     *
     * @throws LedgerException if another has it for longer than the patience lasts
     */
    <T> T on(Work<T> work) throws IOException {
        return repeated(work, true);
    }

    /**
     * Looks at the file, which is there, whoever has the lock. A process loses its locks on a file by closing the file
     * anywhere, so none of its threads works on one meanwhile.
     */
    <T> T look(Work<T> work) throws IOException {
        return repeated(work, false);
    }

    private <T> T repeated(Work<T> work, boolean locks) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            Optional<T> done = done(work, locks);
            for (long left = patience.toNanos(); done.isEmpty() && left > 0; left -= PAUSE_NANOS) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
                interrupted = Thread.interrupted() || interrupted;
                done = done(work, locks);
            }
            return done.orElseThrow(() -> new LedgerException(
                    Kind.TROUBLE, path.toString(), "is locked by another program; try again when that has ended"));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What came of the work; nothing if another has the lock, or an interrupt closed the file. */
    private <T> Optional<T> done(Work<T> work, boolean locks) throws IOException {
        synchronized (FileMutex.class) {
            try (FileChannel file = OwnerOnlyFile.open(path);
                    FileLock lock = locks ? file.tryLock() : null) {
                return locks && lock == null ? Optional.empty() : Optional.of(work.on(file));
            } catch (OverlappingFileLockException | ClosedByInterruptException heldOrBrokenOff) {
                return Optional.empty();
            }
        }
    }

    /** What is to be done. */
    interface Work<T> {
        T on(FileChannel file) throws IOException;
    }
}
