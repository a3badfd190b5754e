package io.invokectl.domain.attempt;

/**
 * Something of the request left, and no answer came: whether the job runs is unknown.
 *
 * @param problem method, address and what happened to the connection, in words
 * @param evidence what is known of the attempt
 */
public record NoResponse(String problem, Evidence evidence) implements PossiblyAccepted {}
