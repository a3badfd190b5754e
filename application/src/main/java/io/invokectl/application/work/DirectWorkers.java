package io.invokectl.application.work;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Sleeper;
import io.invokectl.application.port.Workers;
import java.time.Duration;

/** The thread that decides does the work itself, one piece after the other. */
public final class DirectWorkers implements Workers {
    private final Sleeper sleeper;

    /** Takes how time is let pass. */
    public DirectWorkers(Sleeper sleeper) {
        this.sleeper = requireNonNull(sleeper, "pause");
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
