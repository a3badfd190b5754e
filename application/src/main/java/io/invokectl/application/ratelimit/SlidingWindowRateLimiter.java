package io.invokectl.application.ratelimit;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Sleeper;
import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits the requests of this process by any number of quotas, each over a sliding window, and by the limits that the
 * server reports in its responses. Thread-safe.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
    /** The published limits per token: 250 requests per minute and 5,000 per hour (DigitalOcean's OpenAPI file). */
    public static final List<Quota> PUBLISHED =
            List.of(new Quota(250, Duration.ofMinutes(1)), new Quota(5_000, Duration.ofHours(1)));

    /** A request in flight for longer is taken for never sent. */
    private static final Duration LONGEST_FLIGHT = Duration.ofMinutes(2);

    /** About the time that a response takes. */
    private static final Duration RESPONSE_TIME = Duration.ofMillis(50);

    private final List<Usage> usages;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final ProgressListener listener;
    private final Map<String, ServerRateLimit> limits = new HashMap<>();

    /** Creates a limiter to which all quotas apply; without any, only the limits of the server do. */
    public SlidingWindowRateLimiter(
            List<Quota> quotas, InstantSource clock, Sleeper sleeper, ProgressListener listener) {
        this.usages = quotas.stream().map(Usage::new).toList();
        this.clock = clock;
        this.sleeper = sleeper;
        this.listener = listener;
    }

    @Override
    public void acquire(Deadline deadline) throws InterruptedException {
        Duration wait = tryAcquire(deadline);
        while (!wait.isZero()) {
            listener.onEvent(new ProgressEvent.Waiting(wait, "the rate limit"));
            sleeper.sleep(wait);
            wait = tryAcquire(deadline);
        }
    }

    @Override
    public synchronized Instant next() {
        return next(clock.instant());
    }

    @Override
    public synchronized void release() {
        Sent last = inFlight.pollLast();
        usages.forEach(usage -> usage.latest.remove(last));
    }

    /** Responses arrive in about the order of their requests, so the oldest request in flight is taken as completed. */
    @Override
    public synchronized void completed(List<ServerRateLimit> reported) {
        Instant now = clock.instant();
        Sent oldest = inFlight.pollFirst();
        if (oldest != null) {
            oldest.at = now;
        }
        inFlight.removeIf(sent -> sent.at.plus(LONGEST_FLIGHT).isBefore(now));
        if (reported.isEmpty()) {
            limits.replaceAll((name, limit) -> limit.leaving(limit.remaining() - 1));
        }
        for (ServerRateLimit limit : reported) {
            if (usages.stream().anyMatch(usage -> usage.covers(limit, now))) {
                limits.remove(limit.name());
            } else {
                limits.merge(limit.name(), limit, SlidingWindowRateLimiter::stricter);
            }
        }
    }

    /** Of two responses about the same period, the one that was overtaken reports more remaining requests. */
    private static ServerRateLimit stricter(ServerRateLimit before, ServerRateLimit now) {
        return before.resetAt().equals(now.resetAt()) && before.remaining() < now.remaining() ? before : now;
    }

    private synchronized Duration tryAcquire(Deadline deadline) {
        Instant now = clock.instant();
        Instant next = next(now);
        Duration wait = Duration.between(now, next);
        if (wait.isZero()) {
            count(now);
        } else if (deadline.isBefore(now, wait)) {
            throw new RateLimitException(next);
        }
        return wait;
    }

    /** The earliest time, not before {@code now}, at which every quota and limit allows a request. */
    private Instant next(Instant now) {
        Instant next = now;
        for (Usage usage : usages) {
            next = later(next, usage.next(now));
        }
        for (ServerRateLimit limit : limits.values()) {
            next = later(next, next(limit, now));
        }
        return next;
    }

    /** The server may or may not have counted the requests in flight; the next response shows which. */
    private Instant next(ServerRateLimit limit, Instant now) {
        if (limit.remaining() > inFlight.size() || !limit.resetAt().isAfter(now)) {
            return now;
        }
        Instant soon = now.plus(RESPONSE_TIME);
        return limit.remaining() > 0 && soon.isBefore(limit.resetAt()) ? soon : limit.resetAt();
    }

    private void count(Instant now) {
        var sent = new Sent(now);
        inFlight.addLast(sent);
        usages.forEach(usage -> usage.count(sent));
        limits.values().removeIf(limit -> !limit.resetAt().isAfter(now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A request, and the latest time at which the server may have counted it. */
    private static final class Sent {
        private Instant at;

        Sent(Instant at) {
            this.at = at;
        }
    }

    /** A quota and the latest requests that count towards it, oldest first. */
    private static final class Usage {
        private final Quota quota;
        private final Deque<Sent> latest = new ArrayDeque<>();

        Usage(Quota quota) {
            this.quota = quota;
        }

        Instant next(Instant now) {
            return isFull() ? later(now, latest.getFirst().at.plus(quota.span())) : now;
        }

        private boolean isFull() {
            return latest.size() == quota.requests();
        }

        /**
         * Whether the server reports this very quota and no other process uses it. The server's reset times are rounded to
         * seconds and would make the limit too strict.
         */
        boolean covers(ServerRateLimit limit, Instant now) {
            long used = latest.stream()
                    .filter(sent -> sent.at.plus(quota.span()).isAfter(now))
                    .count();
            return limit.most().filter(most -> most == quota.requests()).isPresent()
                    && limit.remaining() >= quota.requests() - used;
        }

        void count(Sent sent) {
            if (isFull()) {
                latest.removeFirst();
            }
            latest.addLast(sent);
        }
    }
}
