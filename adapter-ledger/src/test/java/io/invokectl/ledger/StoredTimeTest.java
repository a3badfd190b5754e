package io.invokectl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StoredTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-22T12:00:00Z,           2026-01-22T12:00:00.000000000Z",
        "2026-01-22T12:00:07.5Z,         2026-01-22T12:00:07.500000000Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59.000000001Z, 1969-12-31T23:59:59.000000001Z",
        "0001-01-01T00:00:00Z,           0001-01-01T00:00:00.000000000Z"
    })
    void formats_with_nanoseconds_and_parses_without_loss(Instant time, String text) {
        assertThat(StoredTime.format(time)).isEqualTo(text);
        assertThat(StoredTime.parse(text)).isEqualTo(time);
    }

    @Test
    void a_five_digit_year_round_trips() {
        Instant far = Instant.parse("+12026-01-22T12:00:00.000000001Z");

        assertThat(StoredTime.parse(StoredTime.format(far))).isEqualTo(far);
    }
}
