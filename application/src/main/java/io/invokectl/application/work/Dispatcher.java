package io.invokectl.application.work;

import io.invokectl.application.port.Workers;
import io.invokectl.application.work.TaskSource.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs the tasks of a source until there are none left. Used by one thread, which makes all decisions. */
public final class Dispatcher {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Workers workers;
    private final InstantSource clock;
    private final Queue<Runnable> ended = new ConcurrentLinkedQueue<>();
    private int busy;

    /** Creates a dispatcher. The workers are closed when it has run. */
    public Dispatcher(Workers workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Runs until the source has no more tasks, or the thread is interrupted: running tasks are interrupted and completed
     * then, and the thread's interrupt status is set.
     *
     * @return whether the thread was interrupted
     */
    public boolean run(TaskSource source) {
        boolean isInterrupted = false;
        try {
            while (step(source)) {
                complete();
            }
        } catch (InterruptedException stopped) {
            isInterrupted = true;
        } finally {
            workers.close();
            complete();
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return isInterrupted;
    }

    private boolean step(TaskSource source) throws InterruptedException {
        Instant now = clock.instant();
        Optional<Task> task = busy < workers.size() ? source.next(now) : Optional.empty();
        if (task.isPresent()) {
            begin(task.get());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return true;
        }
        Optional<Instant> due = source.due();
        if (busy == 0 && due.isEmpty()) {
            return false;
        }
        workers.await(due.filter(time -> busy < workers.size())
                .filter(now.plus(LONGEST_WAIT)::isAfter)
                .map(time -> Duration.between(now, time))
                .orElse(LONGEST_WAIT));
        return true;
    }

    private void begin(Task task) {
        busy++;
        workers.begin(() -> ended.add(outcome(task)));
    }

    private static Runnable outcome(Task task) {
        try {
            return task.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return () -> {};
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        } catch (Error failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private void complete() {
        for (Runnable next = ended.poll(); next != null; next = ended.poll()) {
            busy--;
            next.run();
        }
    }
}
