package io.invokectl.application.work;

/** A piece of work. */
public interface Task {

    /**
     * Does it, beside other work.
     *
     * @throws InterruptedException if it was told to stop
     */
    void run() throws InterruptedException;

    /** Takes note of what came of it. Called by the thread that decides, once it was run, however that ended. */
    void complete();
}
