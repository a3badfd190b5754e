package io.invokectl.application.port;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns after the given time, or at once if it is not positive.
     *
     * @throws InterruptedException if the thread is interrupted before that
     */
    void sleep(Duration duration) throws InterruptedException;
}
