package io.invokectl.application.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.ratelimit.Quota;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DurationParserTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "90, PT90S", "500ms, PT0.5S", "90s, PT90S", "1.5m, PT90S", "1h30m, PT1H30M", "30d, P30D"})
    void parses_durations(String text, Duration span) {
        assertThat(DurationParser.parse(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "ten", "5 m", "5m ", "m", "5x", "5m3", "1e3s", "٣s", "99999999999s"})
    void rejects_malformed_durations(String text) {
        assertThatThrownBy(() -> DurationParser.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("\"" + text + "\" is not a duration such as 90s, 5m or 1h30m");
    }

    @Test
    void parses_rates() {
        assertThat(Quota.parse("250/1m")).isEqualTo(new Quota(250, Duration.ofMinutes(1)));
        assertThat(Quota.parse("50/10s")).isEqualTo(new Quota(50, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "250", "/1m", "250/", "x/1m", "250/x", "0/1m", "250/0s", "-1/1m", "1.5/1m"})
    void rejects_malformed_rates(String text) {
        assertThatThrownBy(() -> Quota.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
