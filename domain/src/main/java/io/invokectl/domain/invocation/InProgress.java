package io.invokectl.domain.invocation;

/**
 * A job at which the model is at work.
 *
 * @param envelope the whole answer
 */
public record InProgress(Envelope envelope) implements Invocation {}
