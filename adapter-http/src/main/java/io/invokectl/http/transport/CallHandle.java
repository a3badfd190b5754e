package io.invokectl.http.transport;

import java.io.IOException;

/** Cancels an attempt whose caller no longer waits for it. Thread-safe. */
public final class CallHandle {
    private Runnable cancellation = () -> {};
    private boolean cancelled;

    /** Replaces what cancels the attempt; runs it at once if the attempt is already cancelled. */
    public synchronized void onCancel(Runnable newCancellation) {
        cancellation = newCancellation;
        if (cancelled) {
            newCancellation.run();
        }
    }

    /**
     * Runs an action with an effect outside the attempt. Once the attempt is cancelled, no such action runs.
     *
     * @throws IOException if the attempt is cancelled
     */
    public synchronized void run(Runnable action) throws IOException {
        if (cancelled) {
            throw new IOException("the attempt is cancelled");
        }
        action.run();
    }

    synchronized void cancel() {
        cancelled = true;
        cancellation.run();
    }
}
