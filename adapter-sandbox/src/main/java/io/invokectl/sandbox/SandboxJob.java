package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as it was accepted. Its outcome is decided at that moment, so it never changes: its status follows from its age.
 *
 * @param id the request ID
 * @param queued how long it waits
 * @param running how long the model runs
 * @param seed the seed of the input, or the one that was picked
 * @param error why it fails, if it does
 */
record SandboxJob(
        String id,
        FalModel model,
        JsonObject input,
        JsonArray tags,
        Instant createdAt,
        Duration queued,
        Duration running,
        JsonNumber seed,
        Optional<String> error) {

    Instant startedAt() {
        return createdAt.plus(queued);
    }

    Instant completedAt() {
        return startedAt().plus(running);
    }

    /** Returns whether its media are available. */
    boolean hasMedia(Instant now) {
        return !now.isBefore(completedAt()) && error.isEmpty();
    }
}
