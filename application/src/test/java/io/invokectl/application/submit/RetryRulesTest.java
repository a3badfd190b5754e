package io.invokectl.application.submit;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RetryRulesTest {
    private static final RandomGenerator LEAST = share(0);
    private static final RandomGenerator MOST = share(Math.nextDown(1.0));

    @Test
    void the_defaults_are_those_of_doctl() {
        assertThat(RetryRules.DEFAULT).isEqualTo(new RetryRules(5, ofSeconds(1), ofSeconds(30)));
    }

    @Test
    void so_many_retries_follow_the_first_try() {
        var two = new RetryRules(2, ofSeconds(1), ofSeconds(30));

        assertThat(two.allowAfter(1)).isTrue();
        assertThat(two.allowAfter(2)).isTrue();
        assertThat(two.allowAfter(3)).isFalse();
        assertThat(new RetryRules(0, ofSeconds(1), ofSeconds(30)).allowAfter(1)).isFalse();
    }

    @Test
    void the_wait_doubles_up_to_the_longest() {
        assertThat(wait(1, MOST)).isEqualTo(ofSeconds(1));
        assertThat(wait(2, MOST)).isEqualTo(ofSeconds(2));
        assertThat(wait(3, MOST)).isEqualTo(ofSeconds(4));
        assertThat(wait(6, MOST)).isEqualTo(ofSeconds(30));
        assertThat(wait(1000, MOST)).isEqualTo(ofSeconds(30));
    }

    @Test
    void at_least_half_of_it_is_waited_and_never_less_than_the_shortest() {
        assertThat(wait(1, LEAST)).isEqualTo(ofSeconds(1));
        assertThat(wait(2, LEAST)).isEqualTo(ofSeconds(1));
        assertThat(wait(3, LEAST)).isEqualTo(ofSeconds(2));
        assertThat(wait(6, LEAST)).isEqualTo(ofSeconds(15));
    }

    @Test
    void a_longest_wait_below_the_shortest_gives_way_to_it() {
        var odd = new RetryRules(5, ofSeconds(5), ofSeconds(1));

        assertThat(odd.waitAfter(3, Optional.empty(), MOST)).isEqualTo(ofSeconds(5));
    }

    @Test
    void what_the_answer_asks_for_counts_zero_included() {
        assertThat(RetryRules.DEFAULT.waitAfter(4, Optional.of(ofSeconds(77)), MOST))
                .isEqualTo(ofSeconds(77));
        assertThat(RetryRules.DEFAULT.waitAfter(4, Optional.of(Duration.ZERO), MOST))
                .isZero();
    }

    @Test
    void figures_are_not_negative() {
        assertThatThrownBy(() -> new RetryRules(-1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRules(1, ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration wait(int tries, RandomGenerator random) {
        return RetryRules.DEFAULT.waitAfter(tries, Optional.empty(), random);
    }

    private static RandomGenerator share(double share) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return share;
            }
        };
    }
}
