package io.invokectl.http;

import io.invokectl.domain.answer.ServerRateLimit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/**
 * What the headers of an answer say about the rate of requests. Two families are documented, and neither is certain:
 * {@code ratelimit-*} in DigitalOcean's OpenAPI file, {@code x-ratelimit-*} in its reference of quota headers.
 */
final class RateHeaders {
    private static final List<String> BUCKETS = List.of("requests", "tokens-per-minute", "tokens-per-day");
    private static final int TOO_MANY = 429;
    private static final long MOST_SECONDS = 999_999_999;

    /** The longest window of the documented limits; a reset further off is a mistake or worse. */
    private static final Duration FURTHEST_RESET = Duration.ofHours(1);

    private final Headers headers;
    private final int status;
    private final Instant now;

    RateHeaders(Headers headers, int status, Instant now) {
        this.headers = headers;
        this.status = status;
        this.now = now;
    }

    /** The limits that the answer names with a time of reset. */
    List<ServerRateLimit> limits() {
        var limits = new ArrayList<ServerRateLimit>();
        limit("ratelimit-", "").ifPresent(limits::add);
        for (String bucket : BUCKETS) {
            limit("x-ratelimit-", "-" + bucket).ifPresent(limits::add);
        }
        if (status < 300 || status == TOO_MANY) {
            retryAfter()
                    .map(wait -> new ServerRateLimit(
                            "retry-after", 0, instant(now.plus(wait).getEpochSecond())))
                    .ifPresent(limits::add);
        }
        return limits;
    }

    /**
     * How long the answer asks to wait: seconds, of which {@value #MOST_SECONDS} are as good as any more, or an HTTP
     * date; a date in the past is no wait at all.
     */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(headers.get("Retry-After"))
                .or(() -> Optional.ofNullable(headers.get(Clients.HIDDEN_RETRY_AFTER)))
                .flatMap(this::duration);
    }

    private Optional<Duration> duration(String text) {
        String value = text.strip();
        if (value.matches("0*[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        if (value.matches("[0-9]+")) {
            return Optional.of(Duration.ofSeconds(MOST_SECONDS));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A refusal that names a reset but not what is left means that nothing is. A reset of 0 means none is needed. */
    private Optional<ServerRateLimit> limit(String family, String bucket) {
        String reset = family + "reset" + bucket;
        Optional<Long> most = number(family + "limit" + bucket);
        Optional<Long> left =
                number(family + "remaining" + bucket).or(() -> status == TOO_MANY ? Optional.of(0L) : Optional.empty());
        Optional<Instant> at = number(reset).filter(second -> second > 0).map(this::instant);
        return left.flatMap(count -> at.map(time -> new ServerRateLimit(reset, most, count, time)));
    }

    private Instant instant(long second) {
        Instant furthest = now.plus(FURTHEST_RESET);
        return second < furthest.getEpochSecond() ? Instant.ofEpochSecond(second) : furthest;
    }

    private Optional<Long> number(String header) {
        return Optional.ofNullable(headers.get(header))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }
}
