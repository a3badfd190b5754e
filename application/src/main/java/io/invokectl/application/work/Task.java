package io.invokectl.application.work;

/** Piece of work. */
public interface Task {

    /**
     * Does the work, concurrently with other tasks.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void run() throws InterruptedException;

    /** Processes the outcome. Called by the dispatcher's thread after {@link #run} has ended in any way. */
    void complete();
}
