package io.invokectl.application.work;

import java.time.Instant;
import java.util.Optional;

/** Source of tasks. Used by one thread. */
public interface TaskSource {

    /** The next task to begin now, beside those that are running. */
    Optional<Task> next(Instant now);

    /** When the next task is due if no running one ends before; empty if none is. */
    Optional<Instant> due();

    /** Piece of work. */
    interface Task {

        /**
         * Does the work, concurrently with other tasks.
         *
         * @return processes the outcome; run by the dispatcher's thread
         * @throws InterruptedException if the thread is interrupted
         */
        Runnable run() throws InterruptedException;
    }
}
