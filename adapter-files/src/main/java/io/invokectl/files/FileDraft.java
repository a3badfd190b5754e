package io.invokectl.files;

import io.invokectl.application.port.Results;
import io.invokectl.application.port.Results.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file being written, under a temporary name in its target directory. It stays locked until it is closed, so that other
 * processes can tell that its process is alive. Not thread-safe.
 */
final class FileDraft implements Results.Draft {
    private static final int HEAD = 64;

    /** The drafts of this process: closing another channel of such a file would release its lock. */
    private static final Set<Path> ACTIVE = ConcurrentHashMap.newKeySet();

    private final Path part;
    private final ResultDirectory directory;
    private final FileChannel channel;
    private final Path location;
    private final Sha256 sum = new Sha256();
    private final byte[] head = new byte[HEAD];
    private long bytes;
    private String sha256 = "";

    /**
     * Creates the file.
     *
     * @throws FileAlreadyExistsException if it exists
     */
    FileDraft(Path part, ResultDirectory directory) throws IOException {
        this.part = part;
        this.directory = directory;
        this.location = location(part);
        if (!ACTIVE.add(location)) {
            throw new FileAlreadyExistsException(part.toString());
        }
        try {
            this.channel = locked(part);
        } catch (IOException failure) {
            ACTIVE.remove(location);
            throw failure;
        }
    }

    private static FileChannel locked(Path part) throws IOException {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (!isLocked(channel) || Files.notExists(part)) {
            channel.close();
            throw new FileAlreadyExistsException(part.toString());
        }
        return channel;
    }

    /** The path with the links of the directory resolved. */
    private static Path location(Path part) throws IOException {
        return part.resolveSibling("").toRealPath().resolve(part.getFileName());
    }

    /** Locks a file; on a file system without locks every file counts as locked by its process. */
    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            return true;
        }
    }

    /** Removes a draft whose process has ended. */
    static void removeIfAbandoned(Path part) throws IOException {
        if (ACTIVE.contains(location(part)) || !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (other.tryLock() != null) {
                Files.deleteIfExists(part);
            }
        } catch (AccessDeniedException ofAnotherUser) {
            // Left to that user.
        }
    }

    @Override
    public void restart() {
        try {
            channel.truncate(0);
            sum.restart();
            bytes = 0;
        } catch (IOException failure) {
            throw FileErrors.of(part, "cannot be written", failure);
        }
    }

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        try {
            ByteBuffer content = ByteBuffer.wrap(buffer, offset, length);
            while (content.hasRemaining()) {
                channel.write(content);
            }
        } catch (IOException failure) {
            throw FileErrors.of(part, "cannot be written", failure);
        }
        sum.add(buffer, offset, length);
        if (bytes < HEAD) {
            int missing = (int) Math.min(HEAD - bytes, length);
            System.arraycopy(buffer, offset, head, (int) bytes, missing);
        }
        bytes += length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(HEAD, bytes));
    }

    @Override
    public StoredFile save(String name, boolean overwrite) {
        try {
            channel.force(true);
        } catch (IOException failure) {
            throw FileErrors.of(part, "cannot be written", failure);
        }
        sha256 = sum.text();
        return directory.name(this, name, overwrite);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(part);
            channel.close();
            ACTIVE.remove(location);
        } catch (IOException failure) {
            throw FileErrors.of(part, "cannot be removed", failure);
        }
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }

    /** Replaces the target. */
    void moveTo(Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the target's name if it is free. A rename would replace a file created at the same moment. */
    boolean linkTo(Path target) throws IOException {
        try {
            Files.createLink(target, part);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (Files.exists(target)) {
                return false;
            }
            moveTo(target);
            return true;
        }
    }

    boolean isEqualTo(Path target) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == bytes
                && Sha256.of(target).equals(sha256);
    }
}
