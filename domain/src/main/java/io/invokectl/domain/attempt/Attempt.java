package io.invokectl.domain.attempt;

/**
 * Outcome of one attempt to submit a job. Only {@link NotSent} proves that the job was not accepted; an {@link
 * ErrorResponse} proves it for some statuses.
 */
public sealed interface Attempt permits AcceptedResponse, ErrorResponse, NotSent, PossiblyAccepted {

    /** What the transport observed. */
    Evidence evidence();

    /** Whether the API accepted the job, or may have. */
    boolean mayHaveBeenAccepted();
}
