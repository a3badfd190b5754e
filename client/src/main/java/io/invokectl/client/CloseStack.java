package io.invokectl.client;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.inject.Inject;
import javax.inject.Singleton;

/** What a client has opened and closes, last opened first. Thread-safe. */
@Singleton
final class CloseStack {
    private final Deque<Runnable> actions = new ArrayDeque<>();

    @Inject
    CloseStack() {}

    synchronized void push(Runnable close) {
        actions.push(close);
    }

    /** Runs every action, even if one of them fails. */
    synchronized void close() {
        if (!actions.isEmpty()) {
            try {
                actions.pop().run();
            } finally {
                close();
            }
        }
    }
}
