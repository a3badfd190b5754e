package io.invokectl.application.poll;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs to be waited for.
 *
 * @param ids the jobs; one that is named twice is asked about once
 * @param deadline how long at most
 * @param interval the time between two looks at a job; nothing to let it follow the job's age
 * @param fresh a job that was submitted just now, and how it stood then: its first look comes after a second
 */
public record AwaitRequest(List<RequestId> ids, Deadline deadline, Optional<Duration> interval, Optional<Fresh> fresh) {

    /**
     * A job that was submitted just now.
     *
     * @param invocation how it stood then
     * @param submittedAt when that was
     */
    public record Fresh(Invocation invocation, Instant submittedAt) {}

    /** Jobs to be looked at by their age. */
    public AwaitRequest(List<RequestId> ids, Deadline deadline) {
        this(ids, deadline, Optional.empty(), Optional.empty());
    }

    /**
     * Copies the list.
     *
     * @throws InvalidValueException if the interval is not positive
     */
    public AwaitRequest {
        ids = List.copyOf(ids);
        requireNonNull(deadline, "deadline");
        requireNonNull(fresh, "fresh");
        if (interval.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
            throw new InvalidValueException("the poll interval is not positive");
        }
    }
}
