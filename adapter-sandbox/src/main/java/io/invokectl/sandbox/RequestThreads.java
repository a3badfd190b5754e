package io.invokectl.sandbox;

import io.invokectl.application.port.Sleeper;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads on which a server reads and answers requests. A thread that has not read its request in time is
 * interrupted, which closes the connection: the server reads from an interruptible channel. The server's own limit is a
 * system property, which is read once per process. Thread-safe.
 */
final class RequestThreads implements Executor, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ThreadLocal<Arrival> ARRIVAL = new ThreadLocal<>();

    private final Sleeper sleeper;
    private final ExecutorService threads = Executors.newCachedThreadPool(RequestThreads::daemon);

    /** Creates threads that measure the time with the sleeper, which is interrupted when the request has arrived. */
    RequestThreads(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "sandbox-server");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable exchange) {
        threads.execute(() -> {
            var current = new Arrival(Thread.currentThread());
            ARRIVAL.set(current);
            current.limit.start();
            try {
                exchange.run();
            } finally {
                current.complete();
            }
        });
    }

    /** Ends the limit of the current thread, which has read its request. */
    void requestArrived() {
        ARRIVAL.get().complete();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The arrival of a request on a thread. */
    private final class Arrival {
        private final Thread reader;
        private final Thread limit = daemon(this::expire);
        private boolean complete;

        Arrival(Thread reader) {
            this.reader = reader;
        }

        private void expire() {
            try {
                sleeper.sleep(TIMEOUT);
                interrupt();
            } catch (InterruptedException arrived) {
                // The thread is no longer limited.
            }
        }

        private synchronized void interrupt() {
            if (!complete) {
                reader.interrupt();
            }
        }

        /** Must be called by the reader, which may have been interrupted after its last read. */
        synchronized void complete() {
            if (!complete) {
                complete = true;
                limit.interrupt();
                Thread.interrupted();
            }
        }
    }
}
