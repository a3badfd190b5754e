package io.invokectl.sandbox;

import io.invokectl.application.ratelimit.SlidingWindowRateLimiter.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts requests against rate limits, as a server does. Thread-safe. */
final class RateGate {
    private final List<Usage> usages;
    private final InstantSource clock;

    RateGate(List<Quota> windows, InstantSource clock) {
        this.usages = windows.stream().map(Usage::new).toList();
        this.clock = clock;
    }

    /**
     * What became of a request.
     *
     * @param admitted whether it may pass
     * @param headers what the answer says about the limits; empty without limits
     */
    record RetryDecision(boolean admitted, Map<String, String> headers) {}

    /** Lets a request in if every limit has room for it, and counts it then. */
    synchronized RetryDecision admit() {
        Instant now = clock.instant();
        usages.forEach(usage -> usage.forget(now));
        Optional<Usage> full =
                usages.stream().filter(usage -> usage.left() == 0).reduce(Usage::later);
        if (full.isEmpty()) {
            usages.forEach(usage -> usage.latest.addLast(now));
        }
        Map<String, String> headers = new TreeMap<>();
        full.or(() -> usages.stream().reduce(Usage::tighter)).ifPresent(usage -> usage.describe(headers));
        full.ifPresent(usage -> {
            Duration wait = Duration.between(now, usage.opens());
            headers.put("retry-after", Long.toString(wait.plusNanos(999_999_999).toSeconds()));
        });
        return new RetryDecision(full.isEmpty(), headers);
    }

    /** A limit and the requests in its span, oldest first. */
    private static final class Usage {
        private final Quota window;
        private final Deque<Instant> latest = new ArrayDeque<>();

        Usage(Quota window) {
            this.window = window;
        }

        void forget(Instant now) {
            while (!latest.isEmpty() && !latest.getFirst().plus(window.span()).isAfter(now)) {
                latest.removeFirst();
            }
        }

        int left() {
            return window.requests() - latest.size();
        }

        /** When the oldest request leaves the span. Only for a limit with a request in it. */
        Instant opens() {
            return latest.getFirst().plus(window.span());
        }

        Usage later(Usage other) {
            return opens().isBefore(other.opens()) ? other : this;
        }

        Usage tighter(Usage other) {
            return left() <= other.left() ? this : other;
        }

        void describe(Map<String, String> headers) {
            long reset = opens().plusNanos(999_999_999).getEpochSecond();
            headers.put("ratelimit-limit", Integer.toString(window.requests()));
            headers.put("ratelimit-remaining", Integer.toString(left()));
            headers.put("ratelimit-reset", Long.toString(reset));
        }
    }
}
