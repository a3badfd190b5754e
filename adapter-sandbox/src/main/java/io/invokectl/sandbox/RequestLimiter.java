package io.invokectl.sandbox;

import io.invokectl.application.ratelimit.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Limits the rate of requests and reports the limits in headers, as the API does. Thread-safe. */
final class RequestLimiter {
    private final List<LimitUsage> usages;
    private final InstantSource clock;

    RequestLimiter(List<Quota> windows, InstantSource clock) {
        this.usages = windows.stream()
                .map(window -> new LimitUsage(window, new ArrayDeque<>()))
                .toList();
        this.clock = clock;
    }

    /**
     * The decision on a request.
     *
     * @param headers the rate limit headers of the response; empty without limits
     */
    record Admission(boolean admitted, Map<String, String> headers) {}

    /** Admits and counts a request unless a limit is exhausted. */
    synchronized Admission admit() {
        Instant now = clock.instant();
        usages.forEach(usage -> usage.expire(now));
        Optional<LimitUsage> full =
                usages.stream().filter(usage -> usage.remaining() == 0).reduce(LimitUsage::later);
        if (full.isEmpty()) {
            usages.forEach(usage -> usage.recent.addLast(now));
        }
        Map<String, String> headers = new TreeMap<>();
        full.or(() -> usages.stream().reduce(LimitUsage::tighter)).ifPresent(usage -> usage.addHeaders(headers));
        full.ifPresent(usage -> {
            Duration wait = Duration.between(now, usage.resetsAt());
            headers.put("retry-after", Long.toString(wait.plusNanos(999_999_999).toSeconds()));
        });
        return new Admission(full.isEmpty(), headers);
    }

    /** A limit and the requests within its span, oldest first. */
    private record LimitUsage(Quota window, Deque<Instant> recent) {

        void expire(Instant now) {
            while (!recent.isEmpty() && !recent.getFirst().plus(window.span()).isAfter(now)) {
                recent.removeFirst();
            }
        }

        int remaining() {
            return window.requests() - recent.size();
        }

        /** When the oldest request leaves the span. Requires at least one request. */
        Instant resetsAt() {
            return recent.getFirst().plus(window.span());
        }

        LimitUsage later(LimitUsage other) {
            return resetsAt().isBefore(other.resetsAt()) ? other : this;
        }

        LimitUsage tighter(LimitUsage other) {
            return remaining() <= other.remaining() ? this : other;
        }

        void addHeaders(Map<String, String> headers) {
            long reset = resetsAt().plusNanos(999_999_999).getEpochSecond();
            headers.put("ratelimit-limit", Integer.toString(window.requests()));
            headers.put("ratelimit-remaining", Integer.toString(remaining()));
            headers.put("ratelimit-reset", Long.toString(reset));
        }
    }
}
