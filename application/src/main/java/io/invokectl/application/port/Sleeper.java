package io.invokectl.application.port;

import java.time.Duration;

/** Pauses the current thread. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Sleeps for the given time; returns immediately if it is not positive.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;
}
