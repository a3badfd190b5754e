package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.answer.ServerRateLimit;
import io.invokectl.domain.failure.RateLimitException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link RateLimiter}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class RateLimiterContract {
    protected final ManualClock clock = new ManualClock();

    /** The implementation under test, on {@link #clock}, permitting at least two requests. */
    protected abstract RateLimiter rateLimiter();

    @Test
    void a_request_within_the_limit_is_allowed_immediately() throws Exception {
        rateLimiter().acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void an_exhausted_limit_holds_until_its_reset() throws Exception {
        RateLimiter rateLimiter = rateLimiter();
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(7))));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void of_two_limits_the_later_reset_holds() throws Exception {
        RateLimiter rateLimiter = rateLimiter();
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(3))));
        rateLimiter.completed(
                List.of(new ServerRateLimit("x-ratelimit-requests", 0, ManualClock.START.plusSeconds(5))));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_past_reset_holds_nothing() throws Exception {
        RateLimiter rateLimiter = rateLimiter();
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.minusSeconds(1))));

        rateLimiter.acquire(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void does_not_wait_past_the_deadline() {
        RateLimiter rateLimiter = rateLimiter();
        rateLimiter.completed(List.of(new ServerRateLimit("ratelimit", 0, ManualClock.START.plusSeconds(7))));

        assertThatThrownBy(() -> rateLimiter.acquire(Deadline.at(ManualClock.START.plusSeconds(6))))
                .isInstanceOf(RateLimitException.class)
                .hasMessage("the rate limit allows no request before 2026-01-22T19:19:26Z");
        assertThat(clock.elapsed()).isZero();
    }
}
