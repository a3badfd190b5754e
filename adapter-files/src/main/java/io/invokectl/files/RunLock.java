package io.invokectl.files;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.filesystem.TrustedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Locks a directory for one run at a time. The operating system releases the lock when the process ends, however it
 * ends.
 *
 * <p>A process also loses its lock when it closes another channel of the same file, so a locked file is not opened
 * again.
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
     * Locks a directory.
     *
     * @throws LocalFileException if another run has locked it
     */
    static RunLock on(Path folder) throws IOException {
        Path path = folder.toRealPath().resolve(FILE);
        synchronized (HELD) {
            if (HELD.contains(path)) {
                throw busy(folder);
            }
            FileChannel channel = TrustedFile.open(path);
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
                folder.toString(), "another run of this batch is in progress; wait until it ends");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            channel.close();
            HELD.remove(path);
        }
    }
}
