package io.invokectl.domain.attempt;

/**
 * The API responded with 2xx and a complete body that identifies no job.
 *
 * @param problem method, address and what is wrong with the response, in words
 * @param evidence what the transport observed
 */
public record MalformedResponse(String problem, Evidence evidence) implements PossiblyAccepted {}
