package io.invokectl.domain.attempt;

/**
 * Part of the request was sent and no response arrived: whether the job was accepted is unknown.
 *
 * @param problem method, address and what happened to the connection, in words
 * @param evidence what the transport observed
 */
public record NoResponse(String problem, Evidence evidence) implements PossiblyAccepted {}
