package io.invokectl.application.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.port.RateLimiter;
import io.invokectl.application.port.RateLimiterContract;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter.Quota;
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
    void never_lets_more_than_a_windows_worth_leave_in_any_span_of_its_length() throws Exception {
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
    void keeps_several_windows_at_once() throws Exception {
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
    void counts_down_what_the_api_said_was_left() throws Exception {
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
    void counts_what_is_on_its_way_as_used_though_the_api_has_not_seen_it() throws Exception {
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
    void an_answer_tells_that_what_is_on_its_way_was_counted_already() throws Exception {
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
    void a_request_without_an_answer_counts_as_used() throws Exception {
        Instant reset = ManualClock.START.plusSeconds(30);
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 1, reset)));
        rateLimiter.acquire(Deadline.NONE);
        rateLimiter.completed(List.of());

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void an_answer_that_was_overtaken_gives_nothing_back() throws Exception {
        Instant reset = ManualClock.START.plusSeconds(30);
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, reset)));
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 1, reset)));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void a_window_lasts_from_the_answer_as_the_api_may_have_counted_the_request_only_then() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        clock.advance(Duration.ofSeconds(2));
        one.completed(List.of());

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void a_reset_rounded_to_seconds_does_not_lengthen_a_window_that_is_known() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.completed(List.of(new ServerRateLimit("ratelimit", Optional.of(1L), 0, ManualClock.START.plusSeconds(11))));

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_window_that_others_used_up_too_is_waited_for_as_the_api_says() throws Exception {
        SlidingWindowRateLimiter two = of(List.of(new Quota(2, Duration.ofSeconds(10))));
        two.acquire(Deadline.NONE);
        two.completed(List.of(new ServerRateLimit("ratelimit", Optional.of(2L), 0, ManualClock.START.plusSeconds(11))));

        two.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void what_is_given_back_may_be_taken_again() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.release();

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_request_that_was_refused_room_is_not_counted() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        assertThatThrownBy(() -> one.acquire(Deadline.at(ManualClock.START.plusSeconds(1))))
                .isInstanceOf(RateLimitException.class);
        clock.advance(Duration.ofSeconds(10));

        one.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void says_that_and_how_long_it_makes_a_request_wait() throws Exception {
        SlidingWindowRateLimiter one = of(List.of(new Quota(1, Duration.ofSeconds(10))));
        one.acquire(Deadline.NONE);
        one.acquire(Deadline.NONE);

        assertThat(listener).containsExactly(new ProgressEvent.Waiting(Duration.ofSeconds(10), "the rate limit"));
    }

    @Test
    void a_window_without_room_or_length_is_refused() {
        assertThatThrownBy(() -> new Quota(0, Duration.ofSeconds(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Quota(1, Duration.ZERO)).isInstanceOf(InvalidValueException.class);
    }
}
