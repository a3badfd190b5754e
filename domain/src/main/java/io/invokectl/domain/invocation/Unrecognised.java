package io.invokectl.domain.invocation;

/**
 * A job with a status that this version does not know. It counts as running.
 *
 * @param envelope the whole response
 */
public record Unrecognised(Envelope envelope) implements Invocation {}
