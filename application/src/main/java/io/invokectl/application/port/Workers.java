package io.invokectl.application.port;

import java.time.Duration;

/** Runs work beside the thread that owns it. Used by one thread. */
public interface Workers extends AutoCloseable {

    /** The maximum number of concurrent pieces of work. */
    int size();

    /** Begins a piece of work that throws nothing. At most {@link #size} may be running. */
    void begin(Runnable work);

    /**
     * Waits until a piece of work has ended since the last call, or the time has passed.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Duration longest) throws InterruptedException;

    /** Interrupts running work and waits until it has ended. */
    @Override
    void close();
}
