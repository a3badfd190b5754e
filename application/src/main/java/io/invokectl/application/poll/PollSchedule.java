package io.invokectl.application.poll;

import io.invokectl.application.port.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a job is polled.
 *
 * @param deadline when polling stops
 * @param interval the polling interval; empty to adapt to the age of the job
 * @param usual supplies the usual duration of such jobs, as far as known at the time
 */
public record PollSchedule(Deadline deadline, Optional<Duration> interval, Supplier<Optional<Duration>> usual) {}
