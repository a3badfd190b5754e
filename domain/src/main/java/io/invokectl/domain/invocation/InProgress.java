package io.invokectl.domain.invocation;

/**
 * A job that the model is processing.
 *
 * @param envelope the whole response
 */
public record InProgress(Envelope envelope) implements Invocation {}
