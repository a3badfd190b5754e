package io.invokectl.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which holders are alive, without trusting process numbers, which are used again: a holder locks the byte of its
 * own number in a file, and the operating system takes the lock away with the process, however that ends.
 *
 * <p>A process loses all its locks on a file when it closes that file anywhere. So there is one of these for each file
 * in a process, shared and counted here. Only {@code tryLock} is used, as it does not close the file of a thread that is
 * interrupted. Thread-safe.
 */
final class SessionFile implements AutoCloseable {
    private static final Map<Path, SessionFile> OPEN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;
    private final Map<Long, FileLock> held = new HashMap<>();
    private int users;

    private SessionFile(Path path) throws IOException {
        this.path = path;
        this.channel = OwnerOnlyFile.open(path);
    }

    /** The one of this file. Each taker closes it once. */
    static SessionFile at(Path path) throws IOException {
        synchronized (OPEN) {
            SessionFile file = OPEN.get(path);
            if (file == null) {
                file = new SessionFile(path);
                OPEN.put(path, file);
            }
            file.users++;
            return file;
        }
    }

    /** Whether the number was free and is now held by this process. */
    synchronized boolean take(long number) throws IOException {
        try {
            FileLock lock = channel.tryLock(number, 1, false);
            if (lock != null) {
                held.put(number, lock);
            }
            return lock != null;
        } catch (OverlappingFileLockException taken) {
            return false;
        }
    }

    synchronized void giveUp(long number) throws IOException {
        FileLock lock = held.remove(number);
        if (lock != null) {
            lock.release();
        }
    }

    /** Whether some process holds the number. Many may ask at once: the question locks out only a taker. */
    synchronized boolean isHeld(long number) throws IOException {
        if (held.containsKey(number)) {
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
            users--;
            if (users == 0) {
                OPEN.remove(path);
                channel.close();
            }
        }
    }
}
