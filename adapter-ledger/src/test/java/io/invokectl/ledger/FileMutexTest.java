package io.invokectl.ledger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FileMutexTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void setPath() {
        path = directory.resolve("file");
    }

    @Test
    void an_interrupted_thread_waits_for_the_lock() throws Exception {
        try (var other = FileChannel.open(path, CREATE, WRITE)) {
            var lock = other.lock();
            var mutex = new FileMutex(path, Database.LOCK_TIMEOUT);
            var isInterrupted = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                mutex.locked("cannot be locked", file -> true);
                return Thread.interrupted();
            });
            var waiter = new Thread(isInterrupted);
            waiter.start();
            while (LockSupport.getBlocker(waiter) != mutex && !isInterrupted.isDone()) {
                Thread.onSpinWait();
            }

            lock.release();

            assertThat(isInterrupted.get()).isTrue();
        }
    }

    @Test
    void repeats_an_action_that_an_interrupt_aborted() throws IOException {
        var runs = new AtomicInteger();

        int bytesWritten = new FileMutex(path, Database.LOCK_TIMEOUT).locked("cannot be locked", file -> {
            if (runs.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
            return file.write(ByteBuffer.wrap(new byte[] {1}), 0);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(bytesWritten).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }
}
