package io.invokectl.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.answer.ServerRateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RateHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final long SOON = NOW.getEpochSecond() + 29;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                             | PT0S",
                "29                            | PT29S",
                "' 7 '                         | PT7S",
                "999999999                     | PT277777H46M39S",
                "99999999999999999999          | PT277777H46M39S",
                "Mon, 23 Nov 2026 12:00:05 GMT | PT5S",
                "Thu, 01 Jan 2015 00:00:00 GMT | PT0S",
            })
    void retry_after_is_seconds_or_a_date(String text, Duration wait) {
        assertThat(read(429, "Retry-After", text).retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", ""})
    void an_invalid_retry_after_is_ignored(String text) {
        assertThat(read(429, "Retry-After", text).retryAfter()).isEmpty();
    }

    @Test
    void both_families_of_headers_are_read() {
        RateHeaders headers = read(
                200,
                "ratelimit-limit",
                "5000",
                "ratelimit-remaining",
                "4816",
                "ratelimit-reset",
                Long.toString(SOON),
                "x-ratelimit-remaining-requests",
                "0",
                "x-ratelimit-reset-requests",
                Long.toString(SOON + 1),
                "x-ratelimit-remaining-tokens-per-minute",
                "12",
                "x-ratelimit-reset-tokens-per-minute",
                Long.toString(SOON + 2));

        assertThat(headers.limits())
                .containsExactly(
                        new ServerRateLimit("ratelimit-reset", Optional.of(5000L), 4816, Instant.ofEpochSecond(SOON)),
                        new ServerRateLimit("x-ratelimit-reset-requests", 0, Instant.ofEpochSecond(SOON + 1)),
                        new ServerRateLimit(
                                "x-ratelimit-reset-tokens-per-minute", 12, Instant.ofEpochSecond(SOON + 2)));
    }

    @Test
    void a_429_that_names_only_a_reset_has_nothing_remaining() {
        assertThat(read(429, "x-ratelimit-reset-requests", Long.toString(SOON)).limits())
                .containsExactly(new ServerRateLimit("x-ratelimit-reset-requests", 0, Instant.ofEpochSecond(SOON)));
    }

    @Test
    void a_reset_of_zero_is_ignored() {
        assertThat(read(429, "x-ratelimit-reset-requests", "0").limits()).isEmpty();
    }

    @Test
    void a_reset_is_at_most_an_hour_away() {
        assertThat(read(200, "ratelimit-remaining", "0", "ratelimit-reset", "99999999999")
                        .limits())
                .containsExactly(new ServerRateLimit("ratelimit-reset", 0, NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void a_retry_after_of_a_successful_response_delays_the_next_request() {
        assertThat(read(200, "Retry-After", "3").limits())
                .containsExactly(new ServerRateLimit("retry-after", 0, NOW.plusSeconds(3)));
    }

    @Test
    void a_retry_after_delays_the_next_request_by_an_hour_at_most() {
        assertThat(read(200, "Retry-After", "999999").limits())
                .containsExactly(new ServerRateLimit("retry-after", 0, NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void headers_that_are_not_numbers_are_ignored() {
        assertThat(read(200, "ratelimit-remaining", "many", "ratelimit-reset", "soon")
                        .limits())
                .isEmpty();
    }

    private static RateHeaders read(int status, String... namesAndValues) {
        return new RateHeaders(Headers.of(namesAndValues), status, NOW);
    }
}
