package io.invokectl.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows which sessions are alive. A session locks the byte at its number in a file, and the operating system releases the
 * lock when the process ends for any reason. Process IDs are not used, since they are recycled.
 *
 * <p>A process loses all its locks on a file when it closes any channel to it. Therefore a process has one reference-counted
 * instance per file. Only {@code tryLock} is used, since an interrupt of {@code lock} closes the channel. Thread-safe.
 */
final class SessionFile implements AutoCloseable {
    private static final Map<Path, SessionFile> OPEN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;
    private final Map<Long, FileLock> locks = new HashMap<>();
    private int references;

    private SessionFile(Path path) throws IOException {
        this.path = path;
        this.channel = OwnerOnlyFile.open(path);
    }

    /** Returns the instance for a file. Each caller must close it once. */
    static SessionFile at(Path path) throws IOException {
        synchronized (OPEN) {
            SessionFile file = OPEN.get(path);
            if (file == null) {
                file = new SessionFile(path);
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

    synchronized void release(long number) throws IOException {
        FileLock lock = locks.remove(number);
        if (lock != null) {
            lock.release();
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

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            references--;
            if (references == 0) {
                OPEN.remove(path);
                channel.close();
            }
        }
    }
}
