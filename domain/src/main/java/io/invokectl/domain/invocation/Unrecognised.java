package io.invokectl.domain.invocation;

/**
 * A job in a state whose name this version does not know. It is taken to go on.
 *
 * @param envelope the whole answer
 */
public record Unrecognised(Envelope envelope) implements Invocation {}
