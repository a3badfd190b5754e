package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Estimates the request rate and the remaining time of a batch run. A running job counts as half done, because requests
 * are the bottleneck and a job needs at least two: to submit and to poll. Not thread-safe.
 */
final class BatchEta {
    private static final Duration MIN_ELAPSED = Duration.ofSeconds(1);
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final Instant start;
    private final BatchCounts first;
    private final long maxJobs;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private BatchCounts latest;
    private long requests;

    /** The number of requests sent by a point in time. */
    private record Reading(Instant at, long requests) {}

    /** @param maxJobs the maximum number of jobs that the run submits */
    BatchEta(Instant start, BatchCounts first, long maxJobs) {
        this.start = start;
        this.first = first;
        this.latest = first;
        this.maxJobs = maxJobs;
        readings.add(new Reading(start, 0));
    }

    void seen(Instant now, BatchCounts counts, long sent) {
        latest = counts;
        requests = sent;
        if (!readings.getLast().at().plus(MIN_ELAPSED).isAfter(now)) {
            readings.addLast(new Reading(now, sent));
        }
    }

    Duration elapsed(Instant now) {
        return Duration.between(start, now);
    }

    long requests() {
        return requests;
    }

    /** Returns the requests per minute, measured over the last minute; empty in the first second. */
    Optional<Long> perMinute(Instant now) {
        while (readings.size() > 1 && readings.getFirst().at().plus(RATE_WINDOW).isBefore(now)) {
            readings.removeFirst();
        }
        Reading from = readings.getFirst();
        Duration time = Duration.between(from.at(), now);
        return time.compareTo(MIN_ELAPSED) < 0
                ? Optional.empty()
                : Optional.of((requests - from.requests()) * RATE_WINDOW.toMillis() / time.toMillis());
    }

    /** Returns the estimated remaining time; empty until there is progress, and when nothing remains. */
    Optional<Duration> remaining(Instant now) {
        long completed = steps(latest) - steps(first);
        long remaining = 2 * expectedEnded() - steps(latest);
        return completed <= 0 || remaining <= 0 || elapsed(now).compareTo(MIN_ELAPSED) < 0
                ? Optional.empty()
                : Optional.of(elapsed(now).multipliedBy(remaining).dividedBy(completed));
    }

    /** Returns the number of rows that will have ended when the run ends. */
    private long expectedEnded() {
        return latest.rows() - Math.max(0, first.notSubmitted() - maxJobs);
    }

    private static long steps(BatchCounts counts) {
        return 2 * counts.ended() + counts.running();
    }
}
