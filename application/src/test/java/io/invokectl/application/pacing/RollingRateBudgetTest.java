package io.invokectl.application.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.pacing.RollingRateBudget.Window;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.HandClock;
import io.invokectl.application.port.Notice;
import io.invokectl.application.port.RateBudget;
import io.invokectl.application.port.RateBudgetContract;
import io.invokectl.domain.answer.RateLimit;
import io.invokectl.domain.failure.OutOfBudget;
import io.invokectl.domain.value.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RollingRateBudgetTest extends RateBudgetContract {
    private final List<Notice> notices = new ArrayList<>();
    private final RollingRateBudget budget = of(RollingRateBudget.PUBLISHED);

    @Override
    protected RateBudget budget() {
        return budget;
    }

    private RollingRateBudget of(List<Window> windows) {
        return new RollingRateBudget(windows, clock, clock, notices::add);
    }

    @Test
    void never_lets_more_than_a_windows_worth_leave_in_any_span_of_its_length() throws Exception {
        RollingRateBudget three = of(List.of(new Window(3, Duration.ofSeconds(10))));
        three.take(Deadline.NONE);
        clock.advance(Duration.ofSeconds(4));
        three.take(Deadline.NONE);
        three.take(Deadline.NONE);

        three.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
        three.take(Deadline.NONE);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void keeps_several_windows_at_once() throws Exception {
        RollingRateBudget both =
                of(List.of(new Window(2, Duration.ofSeconds(1)), new Window(3, Duration.ofMinutes(1))));
        for (int i = 0; i < 3; i++) {
            both.take(Deadline.NONE);
        }
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));

        both.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void counts_down_what_the_api_said_was_left() throws Exception {
        budget.over(List.of(new RateLimit("ratelimit", 2, HandClock.START.plusSeconds(30))));
        budget.take(Deadline.NONE);
        budget.take(Deadline.NONE);
        assertThat(clock.elapsed()).isZero();

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
        budget.take(Deadline.NONE);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void counts_what_is_on_its_way_as_used_though_the_api_has_not_seen_it() throws Exception {
        for (int i = 0; i < 4; i++) {
            budget.take(Deadline.NONE);
        }
        budget.over(List.of(new RateLimit("ratelimit", 4, HandClock.START.plusSeconds(30))));
        budget.take(Deadline.NONE);
        assertThat(clock.elapsed()).isZero();

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void an_answer_tells_that_what_is_on_its_way_was_counted_already() throws Exception {
        Instant reset = HandClock.START.plusSeconds(30);
        for (int i = 0; i < 3; i++) {
            budget.take(Deadline.NONE);
        }
        budget.over(List.of(new RateLimit("ratelimit", 2, reset)));
        budget.over(List.of(new RateLimit("ratelimit", 2, reset)));

        budget.take(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_request_without_an_answer_counts_as_used() throws Exception {
        Instant reset = HandClock.START.plusSeconds(30);
        budget.over(List.of(new RateLimit("ratelimit", 1, reset)));
        budget.take(Deadline.NONE);
        budget.over(List.of());

        budget.take(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void an_answer_that_was_overtaken_gives_nothing_back() throws Exception {
        Instant reset = HandClock.START.plusSeconds(30);
        budget.over(List.of(new RateLimit("ratelimit", 0, reset)));
        budget.over(List.of(new RateLimit("ratelimit", 1, reset)));

        budget.take(Deadline.NONE);

        assertThat(clock.instant()).isEqualTo(reset);
    }

    @Test
    void a_window_lasts_from_the_answer_as_the_api_may_have_counted_the_request_only_then() throws Exception {
        RollingRateBudget one = of(List.of(new Window(1, Duration.ofSeconds(10))));
        one.take(Deadline.NONE);
        clock.advance(Duration.ofSeconds(2));
        one.over(List.of());

        one.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void a_reset_rounded_to_seconds_does_not_lengthen_a_window_that_is_known() throws Exception {
        RollingRateBudget one = of(List.of(new Window(1, Duration.ofSeconds(10))));
        one.take(Deadline.NONE);
        one.over(List.of(new RateLimit("ratelimit", Optional.of(1L), 0, HandClock.START.plusSeconds(11))));

        one.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_window_that_others_used_up_too_is_waited_for_as_the_api_says() throws Exception {
        RollingRateBudget two = of(List.of(new Window(2, Duration.ofSeconds(10))));
        two.take(Deadline.NONE);
        two.over(List.of(new RateLimit("ratelimit", Optional.of(2L), 0, HandClock.START.plusSeconds(11))));

        two.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void what_is_given_back_may_be_taken_again() throws Exception {
        RollingRateBudget one = of(List.of(new Window(1, Duration.ofSeconds(10))));
        one.take(Deadline.NONE);
        one.giveBack();

        one.take(Deadline.NONE);

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void a_request_that_was_refused_room_is_not_counted() throws Exception {
        RollingRateBudget one = of(List.of(new Window(1, Duration.ofSeconds(10))));
        one.take(Deadline.NONE);
        assertThatThrownBy(() -> one.take(Deadline.at(HandClock.START.plusSeconds(1))))
                .isInstanceOf(OutOfBudget.class);
        clock.advance(Duration.ofSeconds(10));

        one.take(Deadline.NONE);

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void says_that_and_how_long_it_makes_a_request_wait() throws Exception {
        RollingRateBudget one = of(List.of(new Window(1, Duration.ofSeconds(10))));
        one.take(Deadline.NONE);
        one.take(Deadline.NONE);

        assertThat(notices).containsExactly(new Notice.Waiting(Duration.ofSeconds(10), "the rate limit"));
    }

    @Test
    void a_window_without_room_or_length_is_refused() {
        assertThatThrownBy(() -> new Window(0, Duration.ofSeconds(1))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Window(1, Duration.ZERO)).isInstanceOf(InvalidValue.class);
    }
}
