package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.invokectl.application.port.ManualClock;
import io.invokectl.application.ratelimit.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RequestLimiterTest {
    private final ManualClock clock = new ManualClock();

    private RequestLimiter limiter(Quota... windows) {
        return new RequestLimiter(List.of(windows), clock);
    }

    @Test
    void without_limits_every_request_is_admitted_without_headers() {
        RequestLimiter.Admission admission = limiter().admit();

        assertThat(admission.admitted()).isTrue();
        assertThat(admission.headers()).isEmpty();
    }

    @Test
    void the_headers_report_the_remaining_requests_and_the_reset() {
        RequestLimiter limiter = limiter(new Quota(3, Duration.ofSeconds(10)));
        limiter.admit();
        clock.advance(Duration.ofSeconds(4));

        assertThat(limiter.admit().headers())
                .containsOnly(
                        entry("ratelimit-limit", "3"),
                        entry("ratelimit-remaining", "1"),
                        entry("ratelimit-reset", Long.toString(ManualClock.START.getEpochSecond() + 10)));
    }

    @Test
    void an_exhausted_limit_rejects_until_the_oldest_request_leaves_its_span() {
        RequestLimiter limiter = limiter(new Quota(2, Duration.ofSeconds(10)));
        limiter.admit();
        clock.advance(Duration.ofMillis(4_500));
        limiter.admit();

        RequestLimiter.Admission rejected = limiter.admit();
        assertThat(rejected.admitted()).isFalse();
        assertThat(rejected.headers()).contains(entry("ratelimit-remaining", "0"), entry("retry-after", "6"));

        clock.advance(Duration.ofMillis(5_500));
        assertThat(limiter.admit().admitted()).isTrue();
        assertThat(limiter.admit().admitted()).isFalse();
    }

    @Test
    void the_tightest_limit_is_reported_and_the_last_to_reset_decides() {
        RequestLimiter limiter = limiter(new Quota(2, Duration.ofSeconds(1)), new Quota(3, Duration.ofMinutes(1)));
        assertThat(limiter.admit().headers())
                .contains(entry("ratelimit-limit", "2"), entry("ratelimit-remaining", "1"));
        limiter.admit();
        assertThat(limiter.admit().headers()).contains(entry("retry-after", "1"));
        clock.advance(Duration.ofSeconds(1));
        limiter.admit();

        assertThat(limiter.admit().headers()).contains(entry("ratelimit-limit", "3"), entry("retry-after", "59"));
    }

    @Test
    void a_rejected_request_is_not_counted() {
        RequestLimiter limiter = limiter(new Quota(1, Duration.ofSeconds(10)));
        limiter.admit();
        clock.advance(Duration.ofSeconds(9));
        limiter.admit();
        clock.advance(Duration.ofSeconds(1));

        assertThat(limiter.admit().admitted()).isTrue();
    }
}
