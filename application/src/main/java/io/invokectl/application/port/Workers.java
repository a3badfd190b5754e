package io.invokectl.application.port;

import java.time.Duration;

/** Hands that work beside the thread that has them. Used by one thread. */
public interface Workers extends AutoCloseable {

    /** How many pieces of work can go on at once. */
    int size();

    /** Begins a piece of work, beside others. At most {@link #size} may go on. It throws nothing. */
    void begin(Runnable work);

    /**
     * Waits until a piece of work has come to its end since the last call, or the time has passed.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Duration longest) throws InterruptedException;

    /** Interrupts what goes on, and waits until all of it has come to its end. */
    @Override
    void close();
}
