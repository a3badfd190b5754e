package io.invokectl.domain.invocation;

/**
 * A queued job.
 *
 * @param envelope the whole response
 */
public record Queued(Envelope envelope) implements Invocation {}
