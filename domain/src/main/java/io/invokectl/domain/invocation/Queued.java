package io.invokectl.domain.invocation;

/**
 * A job that waits for its turn.
 *
 * @param envelope the whole answer
 */
public record Queued(Envelope envelope) implements Invocation {}
