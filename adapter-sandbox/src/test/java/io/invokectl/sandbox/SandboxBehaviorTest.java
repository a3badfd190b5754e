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
    void without_settings_the_default_behavior_applies(String settings) {
        assertThat(SandboxBehavior.parse(settings)).isEqualTo(SandboxBehavior.DEFAULT);
        assertThat(SandboxBehavior.DEFAULT.fail()).isZero();
        assertThat(SandboxBehavior.DEFAULT.delay()).isEmpty();
        assertThat(SandboxBehavior.DEFAULT.seed()).isEmpty();
    }

    @Test
    void settings_are_parsed_in_any_order() {
        var expected = new SandboxBehavior(0.1, Optional.of(Duration.ofMillis(2500)), Optional.of(7L));

        assertThat(SandboxBehavior.parse("?fail=0.1&delay=2.5&seed=7")).isEqualTo(expected);
        assertThat(SandboxBehavior.parse("?seed=7&delay=2.5&fail=0.1")).isEqualTo(expected);
    }

    @Test
    void each_setting_is_optional() {
        assertThat(SandboxBehavior.parse("?fail=1").fail()).isEqualTo(1);
        assertThat(SandboxBehavior.parse("?delay=0").delay()).contains(Duration.ZERO);
        assertThat(SandboxBehavior.parse("?seed=-12").seed()).contains(-12L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail=0.1 | sandbox settings must look like ?fail=0.1&delay=0&seed=7, got \"fail=0.1\"",
                "?speed=2 | unknown sandbox setting \"speed\": use fail, delay or seed",
                "?Fail=1 | unknown sandbox setting \"Fail\": use fail, delay or seed",
                "?fail=often | fail must be a share from 0 to 1, such as 0.1, got \"often\"",
                "?fail=1.5 | fail must be a share from 0 to 1, such as 0.1, got \"1.5\"",
                "?fail=-1 | fail must be a share from 0 to 1, such as 0.1, got \"-1\"",
                "?fail=1e0 | fail must be a share from 0 to 1, such as 0.1, got \"1e0\"",
                "?fail | fail must be a share from 0 to 1, such as 0.1, got \"\"",
                "?delay=soon | delay must be a number of seconds, such as 2.5, got \"soon\"",
                "?delay=-2 | delay must be a number of seconds, such as 2.5, got \"-2\"",
                "?delay=99999999999 | delay must be a number of seconds, such as 2.5, got \"99999999999\"",
                "?seed=0.5 | seed must be an integer of at most 18 digits, such as 7, got \"0.5\"",
                "?seed=1234567890123456789 | seed must be an integer of at most 18 digits, such as 7,"
                        + " got \"1234567890123456789\"",
                "?seed=1&seed=1 | duplicate sandbox setting \"seed\""
            })
    void an_invalid_setting_is_rejected_with_the_reason(String settings, String message) {
        assertThatThrownBy(() -> SandboxBehavior.parse(settings))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void the_constructor_rejects_invalid_values() {
        assertThatThrownBy(() -> new SandboxBehavior(Double.NaN, Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("fail must be a share from 0 to 1, got NaN");
        assertThatThrownBy(() -> new SandboxBehavior(0, Optional.of(Duration.ofNanos(-1)), Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("delay must not be negative");
    }
}
