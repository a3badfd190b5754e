package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How fast a run of a batch goes on, and how long it will take at that speed. A job is half done when it runs: what
 * holds a batch up is the number of requests, and it needs two. Not thread-safe.
 */
final class BatchEta {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Instant begin;
    private final BatchCounts first;
    private final long mostJobs;
    private final Deque<Reading> lately = new ArrayDeque<>();
    private BatchCounts latest;
    private long requests;

    /** How many requests had been sent by a time. */
    private record Reading(Instant at, long requests) {}

    /**
     * Begins.
     *
     * @param first how the rows stand before anything is done
     * @param mostJobs how many jobs are submitted at most
     */
    BatchEta(Instant begin, BatchCounts first, long mostJobs) {
        this.begin = begin;
        this.first = first;
        this.latest = first;
        this.mostJobs = mostJobs;
        lately.add(new Reading(begin, 0));
    }

    void seen(Instant now, BatchCounts counts, long sent) {
        latest = counts;
        requests = sent;
        if (!lately.getLast().at().plus(LEAST).isAfter(now)) {
            lately.addLast(new Reading(now, sent));
        }
    }

    Duration elapsed(Instant now) {
        return Duration.between(begin, now);
    }

    long requests() {
        return requests;
    }

    /** How many requests were sent in the last minute, or would have been at that speed; nothing in the beginning. */
    Optional<Long> perMinute(Instant now) {
        while (lately.size() > 1 && lately.getFirst().at().plus(LATELY).isBefore(now)) {
            lately.removeFirst();
        }
        Reading from = lately.getFirst();
        Duration time = Duration.between(from.at(), now);
        return time.compareTo(LEAST) < 0
                ? Optional.empty()
                : Optional.of((requests - from.requests()) * LATELY.toMillis() / time.toMillis());
    }

    /** How long it will yet take; nothing in the beginning, and at the end. */
    Optional<Duration> left(Instant now) {
        long came = steps(latest) - steps(first);
        long missing = 2 * reach() - steps(latest);
        return came <= 0 || missing <= 0 || elapsed(now).compareTo(LEAST) < 0
                ? Optional.empty()
                : Optional.of(elapsed(now).multipliedBy(missing).dividedBy(came));
    }

    /** How many rows will have ended when the run has. */
    private long reach() {
        return latest.rows() - Math.max(0, first.waiting() - mostJobs);
    }

    private static long steps(BatchCounts counts) {
        return 2 * counts.ended() + counts.running();
    }
}
