package io.invokectl.domain.attempt;

import io.invokectl.domain.invocation.Invocation;

/**
 * The API took the job.
 *
 * @param invocation the job as the answer described it
 * @param evidence what is known of the attempt
 */
public record AcceptedResponse(Invocation invocation, Evidence evidence) implements Attempt {
    @Override
    public boolean mayHaveBeenAccepted() {
        return true;
    }
}
