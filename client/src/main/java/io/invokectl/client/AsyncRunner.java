package io.invokectl.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Threads for what goes on beside its caller, one for each piece of work. Thread-safe. */
final class AsyncRunner {
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    /** Begins a piece of work. Cancelling the future interrupts it. */
    <T> CompletableFuture<T> start(Callable<T> work) {
        var future = new CompletableFuture<T>();
        Thread thread = begin(() -> complete(future, work));
        var unused = future.whenComplete((result, failure) -> {
            if (future.isCancelled()) {
                thread.interrupt();
            }
        });
        return future;
    }

    private synchronized Thread begin(Runnable work) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        var thread = new Thread(
                () -> {
                    work.run();
                    ended();
                },
                "invokectl-start");
        threads.add(thread);
        thread.start();
        return thread;
    }

    private synchronized void ended() {
        threads.remove(Thread.currentThread());
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> work) {
        try {
            future.complete(work.call());
        } catch (InterruptedException stopped) {
            future.cancel(true);
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
        }
    }

    /** Interrupts what goes on, and waits until all of it has come to its end, but for the work that asks for this. */
    void close() {
        List<Thread> left = left();
        left.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : left) {
            while (thread != Thread.currentThread() && thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Thread> left() {
        closed = true;
        return List.copyOf(threads);
    }
}
