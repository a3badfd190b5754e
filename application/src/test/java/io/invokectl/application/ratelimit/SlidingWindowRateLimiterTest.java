package io.invokectl.application.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.RateLimiterContract;
import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SlidingWindowRateLimiterTest extends RateLimiterContract {
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final SlidingWindowRateLimiter rateLimiter = of(SlidingWindowRateLimiter.PUBLISHED);

    @Override
    protected RateLimiter rateLimiter() {
        return rateLimiter;
    }

    private SlidingWindowRateLimiter of(List<Quota> windows) {
        return new SlidingWindowRateLimiter(windows, clock, clock, listener::add);
    }

    @Test
    void never_exceeds_the_quota_in_any_window() throws Exception {
        SlidingWindowRateLimiter three = of(List.of(new Quota(3, Duration.ofSeconds(10))));
        three.acquire(Deadline.NONE);
        clock.advance(Duration.ofSeconds(4));
        three.acquire(Deadline.NONE);
        three.acquire(Deadline.NONE);

        three.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
        three.acquire(Deadline.NONE);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void applies_several_quotas_at_once() throws Exception {
        SlidingWindowRateLimiter both =
                of(List.of(new Quota(2, Duration.ofSeconds(1)), new Quota(3, Duration.ofMinutes(1))));
        for (int i = 0; i < 3; i++) {
            both.acquire(Deadline.NONE);
        }
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));

        both.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void counts_down_the_reported_remaining_requests() throws Exception {
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 2, ManualClock.START.plusSeconds(30))));
        rateLimiter.acquire(Deadline.NONE);
        rateLimiter.acquire(Deadline.NONE);
        assertThat(clock.elapsed()).isZero();

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
        rateLimiter.acquire(Deadline.NONE);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void counts_requests_in_flight_as_used() throws Exception {
        for (int i = 0; i < 4; i++) {
            rateLimiter.acquire(Deadline.NONE);
        }
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 4, ManualClock.START.plusSeconds(30))));
        rateLimiter.acquire(Deadline.NONE);
        assertThat(clock.elapsed()).isZero();

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_response_shows_that_requests_in_flight_were_counted() throws Exception {
        Instant reset = ManualClock.START.plusSeconds(30);
        for (int i = 0; i < 3; i++) {
            rateLimiter.acquire(Deadline.NONE);
        }
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 2, reset)));
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 2, reset)));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_request_without_a_response_counts_as_used() throws Exception {
        Instant reset = ManualClock.START.plusSeconds(30);
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 1, reset)));
        rateLimiter.acquire(Deadline.NONE);
        rateLimiter.completed(List.of());

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void an_overtaken_response_returns_no_permits() throws Exception {
        Instant reset = ManualClock.START.plusSeconds(30);
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, reset)));
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 1, reset)));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void a_window_begins_with_the_response() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        clock.advance(Duration.ofSeconds(2));
        one.completed(List.of());

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void a_rounded_reset_time_does_not_lengthen_a_known_window() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.completed(List.of(new ServerRateLimit("ratelimit", Optional.of(1L), 0, ManualClock.START.plusSeconds(11))));

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void waits_for_the_servers_reset_if_others_use_the_quota() throws Exception {
        SlidingWindowRateLimiter two = of(List.of(new Quota(2, Duration.ofSeconds(10))));
        two.acquire(Deadline.NONE);
        two.completed(List.of(new ServerRateLimit("ratelimit", Optional.of(2L), 0, ManualClock.START.plusSeconds(11))));

        two.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void a_released_permit_can_be_acquired_again() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.release();

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_rejected_acquisition_is_not_counted() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        assertThatThrownBy(() -> one.acquire(Deadline.at(ManualClock.START.plusSeconds(1))))
                .isInstanceOf(RateLimitException.class);
        clock.advance(Duration.ofSeconds(10));

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void reports_the_wait() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.acquire(Deadline.NONE);

        assertThat(listener).containsExactly(new ProgressEvent.Waiting(Duration.ofSeconds(10), "the rate limit"));
    }

    @Test
    void rejects_a_quota_without_requests_or_length() {
        assertThatThrownBy(() -> new Quota(0, Duration.ofSeconds(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Quota(1, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }
}
