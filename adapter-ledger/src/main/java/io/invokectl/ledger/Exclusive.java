package io.invokectl.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.file.Path;

/** Does things one at a time over all threads and processes, by a lock on a file. An interruption waits. */
final class Exclusive {
    private Exclusive() {}

    /**
     * Locks the file, works on it, and lets go. What is read and written in this way does not end with an interruption
     * of the thread; only the waiting for the lock does, and is begun again.
     */
    static <T> T on(Path path, Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return locked(path, work);
                } catch (ClosedByInterruptException early) {
                    interrupted = Thread.interrupted() || interrupted;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A process has one lock a file and loses it by closing the file anywhere, so its threads queue here. */
    private static <T> T locked(Path path, Work<T> work) throws IOException {
        synchronized (Exclusive.class) {
            PrivateFile.createFile(path);
            try (var file = new RandomAccessFile(path.toFile(), "rw");
                    FileLock lock = file.getChannel().lock()) {
                return lock.isValid() ? work.on(file) : locked(path, work);
            }
        }
    }

    /** What is to be done. */
    interface Work<T> {
        T on(RandomAccessFile file) throws IOException;
    }
}
