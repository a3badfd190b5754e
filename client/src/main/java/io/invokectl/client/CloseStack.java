package io.invokectl.client;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened for a client and is closed with it, the last first. Thread-safe. */
final class CloseStack {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Notes how something that was opened just now is closed. */
    synchronized void closing(Runnable how) {
        closings.push(how);
    }

    /** Closes everything, the rest too where closing one of them fails. */
    synchronized void close() {
        if (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } finally {
                close();
            }
        }
    }
}
