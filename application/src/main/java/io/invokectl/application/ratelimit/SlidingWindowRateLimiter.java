package io.invokectl.application.ratelimit;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.Sleeper;
import io.invokectl.application.work.DurationParser;
import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rate budget of this process: so many requests in any span of such a length, several such windows at once, made
 * tighter by what the API says of its own limits. Thread-safe.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
    /** The published limits of a token: 250 requests a minute and 5,000 an hour (DigitalOcean's OpenAPI file). */
    public static final List<Quota> PUBLISHED =
            List.of(new Quota(250, Duration.ofMinutes(1)), new Quota(5_000, Duration.ofHours(1)));

    /** No request is on its way for longer; what was taken and never sent is not waited for. */
    private static final Duration LONGEST_FLIGHT = Duration.ofMinutes(2);

    /** About as long as an answer takes. */
    private static final Duration ANSWER = Duration.ofMillis(50);

    private final List<Usage> usages;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final ProgressListener listener;
    private final Map<String, ServerRateLimit> limits = new HashMap<>();

    /**
     * So many requests in any span of that length.
     *
     * @param requests how many, at least 1
     * @param span the length, more than zero
     */
    public record Quota(int requests, Duration span) {

        /**
         * Reads {@code 250/1m}: so many requests in such a time.
         *
         * @throws InvalidValueException if the text reads otherwise
         */
        public static Quota parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0 || !text.substring(0, slash).matches("[0-9]{1,9}")) {
                throw new InvalidValueException("\"" + text + "\" is not a rate such as 250/1m");
            }
            return new Quota(
                    Integer.parseInt(text.substring(0, slash)), DurationParser.parse(text.substring(slash + 1)));
        }

        /**
         * Checks the figures.
         *
         * @throws InvalidValueException if one is not positive
         */
        public Quota {
            if (requests < 1 || span.isNegative() || span.isZero()) {
                throw new InvalidValueException("a rate is at least one request in a span of time");
            }
        }
    }

    /**
     * A budget from which nothing was taken yet.
     *
     * @param windows which windows hold; all of them do
     */
    public SlidingWindowRateLimiter(
            List<Quota> windows, InstantSource clock, Sleeper sleeper, ProgressListener listener) {
        this.usages = windows.stream().map(Usage::new).toList();
        this.clock = requireNonNull(clock, "clock");
        this.sleeper = requireNonNull(sleeper, "pause");
        this.listener = requireNonNull(listener, "notices");
    }

    @Override
    public void acquire(Deadline deadline) throws InterruptedException {
        Duration wait = takeOrWait(deadline);
        while (!wait.isZero()) {
            listener.onEvent(new ProgressEvent.Waiting(wait, "the rate limit"));
            sleeper.sleep(wait);
            wait = takeOrWait(deadline);
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

    /** Answers come in about the order of their requests: the oldest in flight is the one that is over. */
    @Override
    public synchronized void completed(List<ServerRateLimit> told) {
        Instant now = clock.instant();
        Sent oldest = inFlight.pollFirst();
        if (oldest != null) {
            oldest.at = now;
        }
        inFlight.removeIf(sent -> sent.at.plus(LONGEST_FLIGHT).isBefore(now));
        if (told.isEmpty()) {
            limits.replaceAll((name, limit) -> limit.leaving(limit.remaining() - 1));
        }
        for (ServerRateLimit limit : told) {
            if (usages.stream().anyMatch(usage -> usage.isAllOf(limit, now))) {
                limits.remove(limit.name());
            } else {
                limits.merge(limit.name(), limit, SlidingWindowRateLimiter::stricter);
            }
        }
    }

    /** An answer that was overtaken by another tells of more than is left. */
    private static ServerRateLimit stricter(ServerRateLimit before, ServerRateLimit now) {
        return before.resetAt().equals(now.resetAt()) && before.remaining() < now.remaining() ? before : now;
    }

    private synchronized Duration takeOrWait(Deadline deadline) {
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

    /** The earliest time, not before {@code now}, at which every limit allows a request. */
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

    /** What is in flight may be counted already, or not: the next answer tells. */
    private Instant next(ServerRateLimit limit, Instant now) {
        if (limit.remaining() > inFlight.size() || !limit.resetAt().isAfter(now)) {
            return now;
        }
        Instant soon = now.plus(ANSWER);
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

    /** A request, and the latest time at which the API may have begun to count it. */
    private static final class Sent {
        private Instant at;

        Sent(Instant at) {
            this.at = at;
        }
    }

    /** A window and the latest requests in it, as many as it allows, oldest first. */
    private static final class Usage {
        private final Quota window;
        private final Deque<Sent> latest = new ArrayDeque<>();

        Usage(Quota window) {
            this.window = window;
        }

        Instant next(Instant now) {
            return isFull() ? later(now, latest.getFirst().at.plus(window.span())) : now;
        }

        private boolean isFull() {
            return latest.size() == window.requests();
        }

        /**
         * Whether the API speaks of this window, and nobody else draws on it. Its times of reset are rounded to seconds,
         * and ours are not.
         */
        boolean isAllOf(ServerRateLimit limit, Instant now) {
            long used = latest.stream()
                    .filter(sent -> sent.at.plus(window.span()).isAfter(now))
                    .count();
            return limit.most().filter(most -> most == window.requests()).isPresent()
                    && limit.remaining() >= window.requests() - used;
        }

        void count(Sent sent) {
            if (isFull()) {
                latest.removeFirst();
            }
            latest.addLast(sent);
        }
    }
}
