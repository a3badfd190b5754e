package io.invokectl.application.ledger;

import io.invokectl.domain.failure.WrongEndpointException;
import java.util.Optional;

/**
 * Jobs that were not polled because they were submitted elsewhere. Immutable.
 *
 * @param count the number of jobs
 * @param first the reason of the first; empty if there is none
 */
public record PassedOver(long count, Optional<WrongEndpointException> first) {

    /** No job was passed over. */
    public static final PassedOver NONE = new PassedOver(0, Optional.empty());

    /** These jobs and one more. */
    public PassedOver and(WrongEndpointException next) {
        return new PassedOver(count + 1, first.or(() -> Optional.of(next)));
    }
}
