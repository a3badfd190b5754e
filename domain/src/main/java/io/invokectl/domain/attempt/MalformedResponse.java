package io.invokectl.domain.attempt;

/**
 * The API answered with 2xx and the answer, though whole, names no job.
 *
 * @param problem method, address and what is wrong with the answer, in words
 * @param evidence what is known of the attempt
 */
public record MalformedResponse(String problem, Evidence evidence) implements PossiblyAccepted {}
