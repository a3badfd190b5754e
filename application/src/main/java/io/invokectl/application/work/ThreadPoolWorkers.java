package io.invokectl.application.work;

import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs work on threads that are created on demand and have ended when this is closed. */
public final class ThreadPoolWorkers implements Workers {
    private final int size;
    private final ExecutorService threads;
    private final Sleeper sleeper;
    private final AtomicInteger busy = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);

    /** Creates workers with at most {@code size} threads. While none is busy, they wait with the sleeper. */
    public ThreadPoolWorkers(int size, Sleeper sleeper) {
        this.size = size;
        this.sleeper = sleeper;
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
        busy.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                ended.release();
                busy.decrementAndGet();
            }
        });
    }

    @Override
    public void await(Duration longest) throws InterruptedException {
        boolean idle = busy.get() == 0;
        if (ended.tryAcquire(idle ? 0 : longest.toNanos(), TimeUnit.NANOSECONDS)) {
            ended.drainPermits();
        } else if (idle) {
            sleeper.sleep(longest);
        }
    }

    /** Waits even if the caller is interrupted, and restores its interrupt status. */
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
