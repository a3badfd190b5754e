package io.invokectl.ledger;

import io.invokectl.domain.failure.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lifetime of one open ledger, under a number that other processes can check. A session locks the byte at its number in
 * a file, and the operating system releases the lock when the process ends for any reason. Process IDs are not used, since
 * they are recycled. The session begins, and its file is opened, on first use. Not thread-safe.
 */
final class LedgerSession implements AutoCloseable {
    private static final String RANDOM_NUMBER = "SELECT random() & 4611686018427387903";

    private final Path path;
    private final Database database;
    private Optional<SharedFile> file = Optional.empty();
    private Optional<Long> number = Optional.empty();

    LedgerSession(Path path, Database database) {
        this.path = path;
        this.database = database;
    }

    long number() {
        while (number.isEmpty()) {
            long candidate = database.read(
                    sql -> sql.first(RANDOM_NUMBER, ResultRow::integer).orElseThrow());
            number = query(sessions -> sessions.acquire(candidate)) ? Optional.of(candidate) : Optional.empty();
        }
        return number.orElseThrow();
    }

    boolean hasEnded(long session) {
        return !query(sessions -> sessions.isHeld(session));
    }

    private boolean query(SessionQuery query) {
        try {
            if (file.isEmpty()) {
                file = Optional.of(SharedFile.at(path));
            }
            return query.run(file.orElseThrow());
        } catch (IOException failure) {
            throw LedgerLocation.error(path, "cannot be used", failure);
        }
    }

    /**
     * Ends the session, which puts its open attempts in doubt.
     *
     * @throws LedgerException if the file cannot be closed
     */
    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close(number);
                file = Optional.empty();
            }
        } catch (IOException failure) {
            throw LedgerLocation.error(path, "cannot be closed", failure);
        }
    }

    private interface SessionQuery {
        boolean run(SharedFile sessions) throws IOException;
    }

    /**
     * The file with the locks of all sessions. A process loses all its locks on a file when it closes any channel to it.
     * Therefore a process has one reference-counted instance per file. Only {@code tryLock} is used, since an interrupt of
     * {@code lock} closes the channel. Thread-safe.
     */
    private static final class SharedFile {
        private static final Map<Path, SharedFile> OPEN = new HashMap<>();

        private final Path path;
        private final FileChannel channel;
        private final Map<Long, FileLock> locks = new HashMap<>();
        private int references;

        private SharedFile(Path path) throws IOException {
            this.path = path;
            this.channel = LedgerLocation.open(path);
        }

        /** Returns the instance for a file. Each caller must close it once. */
        static SharedFile at(Path path) throws IOException {
            synchronized (OPEN) {
                SharedFile file = OPEN.get(path);
                if (file == null) {
                    file = new SharedFile(path);
                    OPEN.put(path, file);
                }
                file.references++;
                return file;
            }
        }

        /** Returns whether the number was free and is now held by this process. */
        synchronized boolean acquire(long number) throws IOException {
            try {
                FileLock lock = channel.tryLock(number, 1, false);
                if (lock != null) {
                    locks.put(number, lock);
                }
                return lock != null;
            } catch (OverlappingFileLockException heldHere) {
                return false;
            }
        }

        /** Whether any process holds the number. Uses a shared lock, so that concurrent checks do not see each other. */
        synchronized boolean isHeld(long number) throws IOException {
            if (locks.containsKey(number)) {
                return true;
            }
            try (FileLock free = channel.tryLock(number, 1, true)) {
                return free == null;
            } catch (OverlappingFileLockException heldHere) {
                return true;
            }
        }

        private synchronized void release(long number) throws IOException {
            FileLock lock = locks.remove(number);
            if (lock != null) {
                lock.release();
            }
        }

        void close(Optional<Long> held) throws IOException {
            if (held.isPresent()) {
                release(held.get());
            }
            synchronized (OPEN) {
                references--;
                if (references == 0) {
                    OPEN.remove(path);
                    channel.close();
                }
            }
        }
    }
}
