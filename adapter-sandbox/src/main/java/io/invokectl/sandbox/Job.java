package io.invokectl.sandbox;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as it was taken. All that will become of it is decided then, so it never changes: how it stands follows from
 * the time.
 *
 * @param id its name
 * @param model the model it is for
 * @param input what the model is given
 * @param tags the caller's notes
 * @param createdAt when it was taken
 * @param queued how long it waits for its turn
 * @param running how long the model is at work
 * @param seed the one that was given, or else the one that was picked
 * @param error why it fails, if it does
 */
record Job(
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

    /** Whether its files are there at that time. */
    boolean hasFiles(Instant now) {
        return !now.isBefore(completedAt()) && error.isEmpty();
    }
}
