package io.invokectl.application.work;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lets a crew do what a plan says, until there is nothing left. Used by one thread, which alone decides. */
public final class Dispatcher {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Workers workers;
    private final InstantSource clock;
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private int busy;

    /** Takes the crew, which stays open. */
    public Dispatcher(Workers workers, InstantSource clock) {
        this.workers = requireNonNull(workers, "crew");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Works until the plan is at its end.
     *
     * @throws InterruptedException if the thread is interrupted; what goes on is told to stop, and is settled first
     */
    public void run(TaskSource plan) throws InterruptedException {
        try {
            while (goOn(plan)) {
                complete();
            }
        } finally {
            workers.close();
            complete();
        }
    }

    private boolean goOn(TaskSource plan) throws InterruptedException {
        Instant now = clock.instant();
        Optional<Task> work = busy < workers.size() ? plan.next(now) : Optional.empty();
        if (work.isPresent()) {
            begin(work.get());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return true;
        }
        Optional<Instant> due = plan.due();
        if (busy == 0 && due.isEmpty()) {
            return false;
        }
        workers.await(due.filter(time -> busy < workers.size())
                .filter(now.plus(LONGEST_WAIT)::isAfter)
                .map(time -> Duration.between(now, time))
                .orElse(LONGEST_WAIT));
        return true;
    }

    private void begin(Task work) {
        busy++;
        workers.begin(() -> finished.add(new Finished(work, failureOf(work))));
    }

    private static Optional<Throwable> failureOf(Task work) {
        try {
            work.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    private void complete() {
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            busy--;
            next.work().complete();
            next.failure().ifPresent(Dispatcher::rethrow);
        }
    }

    private static void rethrow(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    private record Finished(Task work, Optional<Throwable> failure) {}
}
