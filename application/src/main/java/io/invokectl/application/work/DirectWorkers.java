package io.invokectl.application.work;

import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import java.time.Duration;

/** Runs work on the calling thread. */
public final class DirectWorkers implements Workers {
    private final Sleeper sleeper;

    /** Creates workers that wait with this sleeper. */
    public DirectWorkers(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void begin(Runnable work) {
        work.run();
    }

    @Override
    public void await(Duration longest) throws InterruptedException {
        sleeper.sleep(longest);
    }

    @Override
    public void close() {}
}
