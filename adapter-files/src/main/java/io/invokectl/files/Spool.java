package io.invokectl.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of a stream in a temporary file, to read it several times. The file is created in a directory that only this
 * user can access and is unlinked before it is written, so that nothing remains when the process ends. Thread-safe.
 */
final class Spool {
    private final RandomAccessFile file;

    private Spool(RandomAccessFile file) {
        this.file = file;
    }

    static Spool of(InputStream content) throws IOException {
        Path folder = Files.createTempDirectory("invokectl-");
        Path path = folder.resolve("manifest");
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
        content.transferTo(new FileOutputStream(file.getFD()));
        return new Spool(file);
    }

    /** Opens the content at its start. */
    InputStream open() {
        return new SpoolStream();
    }

    private synchronized int read(long position, byte[] buffer, int offset, int length) throws IOException {
        file.seek(position);
        return file.read(buffer, offset, length);
    }

    private final class SpoolStream extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = Spool.this.read(position, buffer, offset, length);
            position += Math.max(count, 0);
            return count;
        }
    }
}
