package io.invokectl.http.transport;

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
 * Rate limits in the headers of a response. Two families are documented, and the API may send either:
 * {@code ratelimit-*} in DigitalOcean's OpenAPI file, {@code x-ratelimit-*} in its reference of quota headers.
 *
 * @param headers the headers of the response
 * @param status its status
 * @param now when it arrived
 */
public record RateHeaders(Headers headers, int status, Instant now) {
    private static final List<String> BUCKETS = List.of("requests", "tokens-per-minute", "tokens-per-day");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long MAX_SECONDS = 999_999_999;

    /** The longest window of the documented limits; a later reset is taken for a mistake. */
    private static final Duration MAX_RESET = Duration.ofHours(1);

    /** The limits for which the response names a reset time. */
    List<ServerRateLimit> limits() {
        var limits = new ArrayList<ServerRateLimit>();
        limit("ratelimit-", "").ifPresent(limits::add);
        for (String bucket : BUCKETS) {
            limit("x-ratelimit-", "-" + bucket).ifPresent(limits::add);
        }
        if (status < 300 || status == TOO_MANY_REQUESTS) {
            retryAfter()
                    .map(wait -> new ServerRateLimit(
                            "retry-after", 0, instant(now.plus(wait).getEpochSecond())))
                    .ifPresent(limits::add);
        }
        return limits;
    }

    /**
     * The wait that the response asks for, in seconds (capped at {@value #MAX_SECONDS}) or as an HTTP date; zero for a
     * date in the past.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(headers.get("Retry-After"))
                .or(() -> Optional.ofNullable(headers.get(HttpClients.HIDDEN_RETRY_AFTER)))
                .flatMap(this::duration);
    }

    private Optional<Duration> duration(String text) {
        String value = text.strip();
        if (value.matches("0*[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        if (value.matches("[0-9]+")) {
            return Optional.of(Duration.ofSeconds(MAX_SECONDS));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A 429 without a remaining count means that nothing remains. A reset of 0 means that there is none. */
    private Optional<ServerRateLimit> limit(String family, String bucket) {
        String reset = family + "reset" + bucket;
        Optional<Long> limit = number(family + "limit" + bucket);
        Optional<Long> remaining = number(family + "remaining" + bucket)
                .or(() -> status == TOO_MANY_REQUESTS ? Optional.of(0L) : Optional.empty());
        Optional<Instant> at = number(reset).filter(second -> second > 0).map(this::instant);
        return remaining.flatMap(count -> at.map(time -> new ServerRateLimit(reset, limit, count, time)));
    }

    private Instant instant(long second) {
        Instant latest = now.plus(MAX_RESET);
        return second < latest.getEpochSecond() ? Instant.ofEpochSecond(second) : latest;
    }

    private Optional<Long> number(String header) {
        return Optional.ofNullable(headers.get(header))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }
}
