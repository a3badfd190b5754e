package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a folder for one run at a time. The operating system takes the lock away with the process, however that ends.
 *
 * <p>A process loses its lock on a file when it closes that file anywhere, so none that is locked is opened again.
 */
final class RunLock implements Closeable {
    private static final String FILE = ".invokectl-lock";
    private static final Set<Path> HELD = new HashSet<>();

    private final Path path;
    private final FileChannel channel;

    private RunLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @throws LocalFileException if a run has it
     */
    static RunLock on(Path folder) throws IOException {
        Path path = folder.toRealPath().resolve(FILE);
        synchronized (HELD) {
            if (HELD.contains(path)) {
                throw busy(folder);
            }
            FileChannel channel = OwnFile.open(path);
            if (channel.tryLock() == null) {
                channel.close();
                throw busy(folder);
            }
            HELD.add(path);
            return new RunLock(path, channel);
        }
    }

    private static LocalFileException busy(Path folder) {
        return new LocalFileException(
                folder.toString(), "another run of this batch is going on; start this one when that has ended");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            channel.close();
            HELD.remove(path);
        }
    }
}
