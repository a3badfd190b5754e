package io.invokectl.domain.attempt;

/**
 * What one attempt to submit came to. Only {@link NotSent} says for certain that nothing was bought;
 * {@link ErrorResponse} says it as far as its status does.
 */
public sealed interface Attempt permits AcceptedResponse, ErrorResponse, NotSent, PossiblyAccepted {

    /** What is known of the attempt. */
    Evidence evidence();

    /** Whether the API has taken the job, or may have. */
    boolean mayHaveBeenAccepted();
}
