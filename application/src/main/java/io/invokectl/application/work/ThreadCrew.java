package io.invokectl.application.work;

import io.invokectl.application.port.Crew;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads, made as they are needed. All of them have ended when it is closed. */
public final class ThreadCrew implements Crew {
    private final int size;
    private final ExecutorService threads;
    private final Semaphore ended = new Semaphore(0);

    /**
     * So many threads at most.
     *
     * @param size at least 1
     */
    public ThreadCrew(int size) {
        this.size = size;
        var number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(size, work -> new Thread(work, "invokectl-" + number.incrementAndGet()));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void begin(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                ended.release();
            }
        });
    }

    @Override
    public void await(Duration longest) throws InterruptedException {
        if (ended.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            ended.drainPermits();
        }
    }

    /** An interruption of the caller waits until then. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
