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
 * Mutual exclusion on a file between all threads and processes. Waits for the lock until the timeout. An interrupt does not
 * end the wait; it is restored afterwards.
 */
record FileMutex(Path path, Duration timeout) {
    private static final long RETRY_NANOS = Duration.ofMillis(5).toNanos();

    /**
     * Runs an action on the locked file, creating it if it is missing. Repeats the action if an interrupt closes the file.
     *
     * @param problem what a failure means, for the message
     * @throws LedgerException if the lock is not free within the timeout, or the action fails
     */
    <T> T locked(String problem, FileAction<T> action) {
        return repeat(problem, action, true);
    }

    /**
     * Runs an action on an existing file without locking it. Still excludes the other threads of this process, since a
     * process loses its locks on a file by closing any channel to it.
     */
    <T> T unlocked(String problem, FileAction<T> action) {
        return repeat(problem, action, false);
    }

    private <T> T repeat(String problem, FileAction<T> action, boolean lock) {
        boolean interrupted = Thread.interrupted();
        try {
            Optional<T> result = attempt(action, lock);
            for (long left = timeout.toNanos(); result.isEmpty() && left > 0; left -= RETRY_NANOS) {
                LockSupport.parkNanos(this, RETRY_NANOS);
                interrupted = Thread.interrupted() || interrupted;
                result = attempt(action, lock);
            }
            return result.orElseThrow(() -> new LedgerException(Kind.TROUBLE, path.toString(), SqlErrors.LOCKED));
        } catch (IOException failure) {
            throw LedgerLocation.error(path, problem, failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the result of the action, or nothing if the lock is taken or an interrupt closed the file. */
    private <T> Optional<T> attempt(FileAction<T> action, boolean lock) throws IOException {
        synchronized (FileMutex.class) {
            try (FileChannel file = LedgerLocation.open(path);
                    FileLock acquired = lock ? file.tryLock() : null) {
                return lock && acquired == null ? Optional.empty() : Optional.of(action.run(file));
            } catch (OverlappingFileLockException | ClosedByInterruptException retry) {
                return Optional.empty();
            }
        }
    }

    interface FileAction<T> {
        T run(FileChannel file) throws IOException;
    }
}
