package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;

/**
 * State of a job that the API has accepted, with the whole response.
 *
 * <p>Each of the four states of the API's OpenAPI file has a type; {@link Unrecognised} stands for every other status and
 * means "not ended". Immutable and thread-safe.
 */
public sealed interface Invocation permits Queued, InProgress, Completed, Failed, Unrecognised {

    /** A job of which only the ID is known. */
    static Invocation named(RequestId id) {
        JsonObject answer = JsonObject.EMPTY.with("request_id", id.value());
        return new Unrecognised(new Envelope(id, answer, JsonNull.NULL, JsonNull.NULL));
    }

    /** The response that this state was read from. */
    Envelope envelope();

    /** The job's ID. */
    default RequestId requestId() {
        return envelope().requestId();
    }

    /** Whether this state is final. */
    default boolean hasEnded() {
        return this instanceof Completed || this instanceof Failed;
    }
}
