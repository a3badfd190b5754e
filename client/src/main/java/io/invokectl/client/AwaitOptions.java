package io.invokectl.client;

import io.invokectl.application.poll.AwaitRequest;
import io.invokectl.application.port.Deadline;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Options of a wait. Not thread-safe. */
public final class AwaitOptions {
    private final InstantSource clock;
    private Deadline deadline = Deadline.NONE;
    private Optional<Duration> pollInterval = Optional.empty();

    AwaitOptions(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Stops waiting after this time; the jobs continue. Default: no limit.
     *
     * @throws InvalidValueException if the time is negative
     */
    public AwaitOptions timeout(Duration value) {
        deadline = Deadline.after(value, clock.instant());
        return this;
    }

    /** Polls at a fixed interval. Default: adapted to the age of the job and the usual duration of its model. */
    public AwaitOptions pollInterval(Duration value) {
        pollInterval = Optional.of(value);
        return this;
    }

    AwaitRequest request(Collection<RequestId> ids) {
        return new AwaitRequest(List.copyOf(ids), deadline, pollInterval, Optional.empty());
    }
}
