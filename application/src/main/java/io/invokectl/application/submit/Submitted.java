package io.invokectl.application.submit;

import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.Invocation;
import java.util.Optional;

/**
 * A job that the API took.
 *
 * @param invocation the job as the answer described it; it may have ended already
 * @param attempts how often it was sent now; 0 for a job that was accepted before, under the same idempotency key
 * @param possibleDuplicates how many of the attempts before may have been accepted too
 * @param elsewhere why it cannot be asked about here, if it was submitted to another address under its idempotency key
 */
public record Submitted(
        Invocation invocation, int attempts, int possibleDuplicates, Optional<WrongEndpointException> elsewhere) {}
