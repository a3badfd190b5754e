package io.invokectl.application.run;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.poll.AwaitOutcome;
import io.invokectl.application.save.SavedResults;

/**
 * How a job went.
 *
 * @param awaited how the wait for it ended
 * @param saved what was kept of its files; nothing of a job that did not complete
 */
public record RunOutcome(AwaitOutcome awaited, SavedResults saved) {

    /** Refuses null. */
    public RunOutcome {
        requireNonNull(awaited, "awaited");
        requireNonNull(saved, "saved");
    }
}
