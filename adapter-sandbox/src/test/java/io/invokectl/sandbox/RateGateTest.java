package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.invokectl.application.port.ManualClock;
import io.invokectl.application.ratelimit.SlidingWindowRateLimiter.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RateGateTest {
    private final ManualClock clock = new ManualClock();

    private RateGate gate(Quota... windows) {
        return new RateGate(List.of(windows), clock);
    }

    @Test
    void without_limits_all_may_pass_and_nothing_is_said() {
        RateGate.RetryDecision verdict = gate().admit();

        assertThat(verdict.admitted()).isTrue();
        assertThat(verdict.headers()).isEmpty();
    }

    @Test
    void a_limit_says_what_is_left_and_when_there_is_more() {
        RateGate gate = gate(new Quota(3, Duration.ofSeconds(10)));
        gate.admit();
        clock.advance(Duration.ofSeconds(4));

        assertThat(gate.admit().headers())
                .containsOnly(
                        entry("ratelimit-limit", "3"),
                        entry("ratelimit-remaining", "1"),
                        entry("ratelimit-reset", Long.toString(ManualClock.START.getEpochSecond() + 10)));
    }

    @Test
    void a_full_limit_refuses_until_the_oldest_request_is_out_of_its_span() {
        RateGate gate = gate(new Quota(2, Duration.ofSeconds(10)));
        gate.admit();
        clock.advance(Duration.ofMillis(4_500));
        gate.admit();

        RateGate.RetryDecision refused = gate.admit();
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.headers()).contains(entry("ratelimit-remaining", "0"), entry("retry-after", "6"));

        clock.advance(Duration.ofMillis(5_500));
        assertThat(gate.admit().admitted()).isTrue();
        assertThat(gate.admit().admitted()).isFalse();
    }

    @Test
    void of_several_limits_the_tightest_is_told_and_the_last_to_open_decides() {
        RateGate gate = gate(new Quota(2, Duration.ofSeconds(1)), new Quota(3, Duration.ofMinutes(1)));
        assertThat(gate.admit().headers()).contains(entry("ratelimit-limit", "2"), entry("ratelimit-remaining", "1"));
        gate.admit();
        assertThat(gate.admit().headers()).contains(entry("retry-after", "1"));
        clock.advance(Duration.ofSeconds(1));
        gate.admit();

        assertThat(gate.admit().headers()).contains(entry("ratelimit-limit", "3"), entry("retry-after", "59"));
    }

    @Test
    void a_refused_request_is_not_counted() {
        RateGate gate = gate(new Quota(1, Duration.ofSeconds(10)));
        gate.admit();
        clock.advance(Duration.ofSeconds(9));
        gate.admit();
        clock.advance(Duration.ofSeconds(1));

        assertThat(gate.admit().admitted()).isTrue();
    }
}
