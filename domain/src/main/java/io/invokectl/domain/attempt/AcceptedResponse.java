package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.Invocation;

/**
 * The API accepted the job.
 *
 * @param invocation the job as the response describes it
 * @param evidence what the transport observed
 */
public record AcceptedResponse(Invocation invocation, Evidence evidence) implements Attempt {
    @Override
    public boolean mayHaveBeenAccepted() {
        return true;
    }
}
