package io.invokectl.application.work;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Crew;
import io.invokectl.application.port.Pause;
import java.time.Duration;

/** The thread that decides does the work itself, one piece after the other. */
public final class OwnHands implements Crew {
    private final Pause pause;

    /** Takes how time is let pass. */
    public OwnHands(Pause pause) {
        this.pause = requireNonNull(pause, "pause");
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
        pause.pause(longest);
    }

    @Override
    public void close() {}
}
