package io.invokectl.http;

import java.io.IOException;
import java.util.Optional;

/**
 * What a try is held by while somebody waits for it. Once it is called back, its call is cancelled and nothing that it
 * does reaches anybody any more. Thread-safe.
 */
final class Leash {
    private Optional<Runnable> end = Optional.empty();
    private boolean calledBack;

    /** Takes what ends the try now, in place of what did so far. If it is called back already, that happens at once. */
    synchronized void hold(Runnable newEnd) {
        end = Optional.of(newEnd);
        if (calledBack) {
            newEnd.run();
        }
    }

    /**
     * Does something that others see.
     *
     * @throws IOException if the try is called back; then nothing is done
     */
    synchronized void act(Runnable visible) throws IOException {
        if (calledBack) {
            throw new IOException("nobody waits for this any more");
        }
        visible.run();
    }

    /** Ends the try, whenever it gets to know. */
    synchronized void callBack() {
        calledBack = true;
        end.ifPresent(Runnable::run);
    }
}
