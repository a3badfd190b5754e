package io.invokectl.application.ledger;

import io.invokectl.domain.failure.WrongEndpointException;
import java.util.Optional;

/**
 * Jobs that were skipped because they were submitted elsewhere. Immutable.
 *
 * @param count the number of jobs
 * @param first the reason of the first; empty if there is none
 */
public record SkippedJobs(long count, Optional<WrongEndpointException> first) {

    /** No job was skipped. */
    public static final SkippedJobs NONE = new SkippedJobs(0, Optional.empty());

    /** These jobs and one more. */
    public SkippedJobs and(WrongEndpointException next) {
        return new SkippedJobs(count + 1, first.or(() -> Optional.of(next)));
    }
}
