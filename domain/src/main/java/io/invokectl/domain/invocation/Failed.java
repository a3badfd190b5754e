package io.invokectl.domain.invocation;

/**
 * A job that failed, was cancelled or expired.
 *
 * @param envelope the whole response
 * @param reason the reason given by the API or the model
 */
public record Failed(Envelope envelope, FailureReason reason) implements Invocation {}
