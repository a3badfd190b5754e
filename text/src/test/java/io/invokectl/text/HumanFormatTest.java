package io.invokectl.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HumanFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "420, 420 ms",
        "1000, 1 s",
        "4290, 4.2 s",
        "42900, 42 s",
        "180000, 3 min",
        "192000, 3 min 12 s",
        "7440000, 2 h 4 min",
        "90000000, 25 h",
    })
    void durations(long millis, String words) {
        assertThat(HumanFormat.duration(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"999, 999 B", "1000, 1 kB", "440044, 440 kB", "1234567, 1.2 MB"})
    void sizes(long bytes, String words) {
        assertThat(HumanFormat.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void counts() {
        assertThat(HumanFormat.count(1, "row")).isEqualTo("1 row");
        assertThat(HumanFormat.count(0, "row")).isEqualTo("0 rows");
        assertThat(HumanFormat.count(1_234_567, "row")).isEqualTo("1,234,567 rows");
    }
}
