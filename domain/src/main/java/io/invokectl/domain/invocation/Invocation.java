package io.invokectl.domain.invocation;

/**
 * A job that the API has accepted, as it stood when it was last asked about. Each state keeps the whole answer.
 *
 * <p>The four states of the API's OpenAPI file have a type each; {@link Unrecognised} takes every other word, which
 * means "not ended". Immutable and thread-safe.
 */
public sealed interface Invocation permits Queued, InProgress, Completed, Failed, Unrecognised {

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
