package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SandboxBehaviorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "?"})
    void without_settings_nothing_fails_and_delays_are_honest(String settings) {
        assertThat(SandboxBehavior.parse(settings)).isEqualTo(SandboxBehavior.DEFAULT);
        assertThat(SandboxBehavior.DEFAULT.fail()).isZero();
        assertThat(SandboxBehavior.DEFAULT.delay()).isEmpty();
        assertThat(SandboxBehavior.DEFAULT.seed()).isEmpty();
    }

    @Test
    void all_settings_are_read_in_any_order() {
        var expected = new SandboxBehavior(0.1, Optional.of(Duration.ofMillis(2500)), Optional.of(7L));

        assertThat(SandboxBehavior.parse("?fail=0.1&delay=2.5&seed=7")).isEqualTo(expected);
        assertThat(SandboxBehavior.parse("?seed=7&delay=2.5&fail=0.1")).isEqualTo(expected);
    }

    @Test
    void each_setting_may_stand_alone() {
        assertThat(SandboxBehavior.parse("?fail=1").fail()).isEqualTo(1);
        assertThat(SandboxBehavior.parse("?delay=0").delay()).contains(Duration.ZERO);
        assertThat(SandboxBehavior.parse("?seed=-12").seed()).contains(-12L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail=0.1 | the settings of the sandbox read ?fail=0.1&delay=0&seed=7, not \"fail=0.1\"",
                "?speed=2 | the sandbox has no setting \"speed\": there are fail, delay and seed",
                "?Fail=1 | the sandbox has no setting \"Fail\": there are fail, delay and seed",
                "?fail=often | fail is a share of jobs from 0 to 1, such as 0.1, not \"often\"",
                "?fail=1.5 | fail is a share of jobs from 0 to 1, such as 0.1, not \"1.5\"",
                "?fail=-1 | fail is a share of jobs from 0 to 1, such as 0.1, not \"-1\"",
                "?fail=1e0 | fail is a share of jobs from 0 to 1, such as 0.1, not \"1e0\"",
                "?fail | fail is a share of jobs from 0 to 1, such as 0.1, not \"\"",
                "?delay=soon | delay is a number of seconds from 0 on, such as 2.5, not \"soon\"",
                "?delay=-2 | delay is a number of seconds from 0 on, such as 2.5, not \"-2\"",
                "?delay=99999999999 | delay is a number of seconds from 0 on, such as 2.5, not \"99999999999\"",
                "?seed=0.5 | seed is a whole number of at most 18 digits, such as 7, not \"0.5\"",
                "?seed=1234567890123456789 | seed is a whole number of at most 18 digits, such as 7,"
                        + " not \"1234567890123456789\"",
                "?seed=1&seed=1 | the setting \"seed\" of the sandbox stands twice"
            })
    void a_setting_that_can_not_be_used_is_named_with_what_is_wrong(String settings, String message) {
        assertThatThrownBy(() -> SandboxBehavior.parse(settings))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void figures_that_make_no_sense_are_refused_in_a_program_too() {
        assertThatThrownBy(() -> new SandboxBehavior(Double.NaN, Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("fail is a share of jobs from 0 to 1, not NaN");
        assertThatThrownBy(() -> new SandboxBehavior(0, Optional.of(Duration.ofNanos(-1)), Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("delay is not negative");
    }
}
