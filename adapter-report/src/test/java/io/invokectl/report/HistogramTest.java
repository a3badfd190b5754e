package io.invokectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HistogramTest {

    @Test
    void no_durations_give_no_histogram() {
        assertThat(drawn(List.of())).isEmpty();
    }

    @Test
    void one_row_has_one_bar() {
        assertThat(drawn(List.of(Duration.ofMillis(4_200))))
                .contains("<figcaption>One row took 4.2 s.</figcaption>")
                .contains("aria-label=\"Durations: 4.2 s to 4.4 s: 1 row.\"")
                .contains(
                        "<rect x=\"95.45%\" y=\"0\" width=\"4.55%\" height=\"96\"><title>4.2 s to 4.4 s: 1 row</title>")
                .endsWith("<span>0</span><span>4.4 s</span></p></figure>");
    }

    @Test
    void durations_of_zero_have_a_bar() {
        assertThat(drawn(Collections.nCopies(3, Duration.ZERO))).contains("Durations: 0 ms to 1 ms: 3 rows.");
    }

    @Test
    void the_caption_and_label_describe_the_bars() {
        List<Duration> seconds =
                IntStream.rangeClosed(1, 10).mapToObj(Duration::ofSeconds).toList();

        assertThat(drawn(seconds))
                .contains("Half of 10 rows took up to 5 s, 90 % up to 9 s, the slowest 10 s.")
                .contains("Durations: 1 s to 1.5 s: 1 row; 2 s to 2.5 s: 1 row;");
    }

    @Test
    void an_outlier_does_not_compress_the_scale() {
        var durations = new ArrayList<>(Collections.nCopies(50, Duration.ofSeconds(4)));
        durations.addAll(Collections.nCopies(50, Duration.ofSeconds(5)));
        durations.add(Duration.ofDays(300));

        assertThat(drawn(durations))
                .contains("4 s to 4.5 s: 50 rows; 5 s to 5.5 s: 50 rows; 8 s or more: 1 row.")
                .endsWith("<span>8.5 s or more</span></p></figure>");
    }

    @Test
    void the_number_of_bars_is_limited() {
        for (long longest = 1; longest < 1L << 50; longest = longest * 7 + 3) {
            String drawn = drawn(List.of(Duration.ofMillis(longest / 3), Duration.ofMillis(longest)));

            assertThat(drawn.split("<rect", -1)).hasSizeBetween(2, 25);
        }
    }

    private static String drawn(List<Duration> durations) {
        var html = new Html();
        new Histogram(durations).write(html);
        return html.toString();
    }
}
