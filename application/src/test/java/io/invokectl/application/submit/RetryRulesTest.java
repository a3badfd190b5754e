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
    void has_the_defaults_of_doctl() {
        assertThat(RetryRules.DEFAULT).isEqualTo(new RetryRules(5, ofSeconds(1), ofSeconds(30)));
    }

    @Test
    void allows_this_many_retries_after_the_first_attempt() {
        var two = new RetryRules(2, ofSeconds(1), ofSeconds(30));

        assertThat(two.allowAfter(1)).isTrue();
        assertThat(two.allowAfter(2)).isTrue();
        assertThat(two.allowAfter(3)).isFalse();
        assertThat(new RetryRules(0, ofSeconds(1), ofSeconds(30)).allowAfter(1)).isFalse();
    }

    @Test
    void doubles_the_wait_up_to_the_maximum() {
        assertThat(wait(1, MOST)).isEqualTo(ofSeconds(1));
        assertThat(wait(2, MOST)).isEqualTo(ofSeconds(2));
        assertThat(wait(3, MOST)).isEqualTo(ofSeconds(4));
        assertThat(wait(6, MOST)).isEqualTo(ofSeconds(30));
        assertThat(wait(1000, MOST)).isEqualTo(ofSeconds(30));
    }

    @Test
    void waits_at_least_half_and_never_less_than_the_minimum() {
        assertThat(wait(1, LEAST)).isEqualTo(ofSeconds(1));
        assertThat(wait(2, LEAST)).isEqualTo(ofSeconds(1));
        assertThat(wait(3, LEAST)).isEqualTo(ofSeconds(2));
        assertThat(wait(6, LEAST)).isEqualTo(ofSeconds(15));
    }

    @Test
    void a_maximum_below_the_minimum_is_ignored() {
        var odd = new RetryRules(5, ofSeconds(5), ofSeconds(1));

        assertThat(odd.waitAfter(3, Optional.empty(), MOST)).isEqualTo(ofSeconds(5));
    }

    @Test
    void the_servers_wait_replaces_the_computed_one() {
        assertThat(RetryRules.DEFAULT.waitAfter(4, Optional.of(ofSeconds(77)), MOST))
                .isEqualTo(ofSeconds(77));
        assertThat(RetryRules.DEFAULT.waitAfter(4, Optional.of(Duration.ZERO), MOST))
                .isZero();
    }

    @Test
    void rejects_negative_values() {
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
