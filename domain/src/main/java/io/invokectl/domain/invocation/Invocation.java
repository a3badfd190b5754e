package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;

/**
 * A job that the API has accepted, as it stood when it was last asked about. Each state keeps the whole answer.
 *
 * <p>The four states of the API's OpenAPI file have a type each; {@link Unrecognised} takes every other word, which
 * means "not ended". Immutable and thread-safe.
 */
public sealed interface Invocation permits Queued, InProgress, Completed, Failed, Unrecognised {

    /** A job of which no more is known than its name. */
    static Invocation named(RequestId id) {
        JsonObject answer = JsonObject.EMPTY.with("request_id", id.value());
        return new Unrecognised(new Envelope(id, answer, JsonNull.NULL, JsonNull.NULL));
    }

    /** The answer this state was read from. */
    Envelope envelope();

    /** The name of the job. */
    default RequestId requestId() {
        return envelope().requestId();
    }

    /** Whether this state is the last one. */
    default boolean hasEnded() {
        return this instanceof Completed || this instanceof Failed;
    }
}
