package io.invokectl.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import javax.inject.Singleton;

/** Runs tasks, each on a thread of its own. Thread-safe. */
@Singleton
final class AsyncRunner {
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    @Inject
    AsyncRunner(CloseStack closeStack) {
        closeStack.push(this::close);
    }

    /** Starts a task. Cancelling the future interrupts it. */
    <T> CompletableFuture<T> start(Callable<T> task) {
        var future = new CompletableFuture<T>();
        Thread thread = begin(() -> complete(future, task));
        var unused = future.whenComplete((result, failure) -> {
            if (future.isCancelled()) {
                thread.interrupt();
            }
        });
        return future;
    }

    private synchronized Thread begin(Runnable task) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        var thread = new Thread(
                () -> {
                    task.run();
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

    private static <T> void complete(CompletableFuture<T> future, Callable<T> task) {
        try {
            future.complete(task.call());
        } catch (InterruptedException stopped) {
            future.cancel(true);
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
        }
    }

    /** Interrupts all tasks and waits until they have ended, except for the task that calls this. */
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
