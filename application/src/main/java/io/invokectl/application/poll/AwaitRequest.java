package io.invokectl.application.poll;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs to wait for.
 *
 * @param ids the jobs; duplicates are ignored
 * @param deadline when to stop waiting
 * @param interval the polling interval; empty to adapt to the age of each job
 * @param fresh the job that was just submitted, if any: it is first polled after about a second
 */
public record AwaitRequest(List<RequestId> ids, Deadline deadline, Optional<Duration> interval, Optional<Fresh> fresh) {

    /**
     * A job that was just submitted.
     *
     * @param invocation its state in the response
     * @param submittedAt when it was submitted
     */
    public record Fresh(Invocation invocation, Instant submittedAt) {}

    /**
     * @throws InvalidValueException if the interval is not positive
     */
    public AwaitRequest {
        ids = List.copyOf(ids);
        if (interval.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            throw new InvalidValueException("the polling interval must be positive");
        }
    }
}
