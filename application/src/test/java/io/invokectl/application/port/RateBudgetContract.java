package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.answer.RateLimit;
import io.invokectl.domain.failure.OutOfBudget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every {@link RateBudget} does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class RateBudgetContract {
    protected final HandClock clock = new HandClock();

    /** The implementation under test, on {@link #clock}, with room for at least two requests. */
    protected abstract RateBudget budget();

    @Test
    void a_request_within_the_budget_leaves_at_once() throws Exception {
        budget().take(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_limit_with_nothing_left_holds_until_its_reset() throws Exception {
        RateBudget budget = budget();
        budget.over(List.of(new RateLimit("ratelimit", 0, HandClock.START.plusSeconds(7))));

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void of_two_limits_the_later_reset_holds() throws Exception {
        RateBudget budget = budget();
        budget.over(List.of(new RateLimit("ratelimit", 0, HandClock.START.plusSeconds(3))));
        budget.over(List.of(new RateLimit("x-ratelimit-requests", 0, HandClock.START.plusSeconds(5))));

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_reset_that_has_passed_holds_nobody() throws Exception {
        RateBudget budget = budget();
        budget.over(List.of(new RateLimit("ratelimit", 0, HandClock.START.minusSeconds(1))));

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_wait_past_the_deadline_is_not_begun() {
        RateBudget budget = budget();
        budget.over(List.of(new RateLimit("ratelimit", 0, HandClock.START.plusSeconds(7))));

        assertThatThrownBy(() -> budget.take(Deadline.at(HandClock.START.plusSeconds(6))))
                .isInstanceOf(OutOfBudget.class)
                .hasMessage("the rate limit allows the next request at 2026-01-22T19:19:26Z,"
                        + " after the time given for it");
        assertThat(clock.elapsed()).isZero();
    }
}
