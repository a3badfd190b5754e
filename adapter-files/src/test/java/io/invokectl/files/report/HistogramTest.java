package io.invokectl.files.report;

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
    void nothing_is_drawn_of_nothing() {
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
    void rows_that_took_no_time_have_a_bar_too() {
        assertThat(drawn(Collections.nCopies(3, Duration.ZERO))).contains("Durations: 0 ms to 1 ms: 3 rows.");
    }

    @Test
    void the_text_tells_what_the_bars_show() {
        List<Duration> seconds =
                IntStream.rangeClosed(1, 10).mapToObj(Duration::ofSeconds).toList();

        assertThat(drawn(seconds))
                .contains("Half of 10 rows took at most 5 s, nine in ten at most 9 s, the longest 10 s.")
                .contains("Durations: 1 s to 1.5 s: 1 row; 2 s to 2.5 s: 1 row;");
    }

    @Test
    void one_that_took_far_longer_does_not_push_the_others_together() {
        var durations = new ArrayList<>(Collections.nCopies(50, Duration.ofSeconds(4)));
        durations.addAll(Collections.nCopies(50, Duration.ofSeconds(5)));
        durations.add(Duration.ofDays(300));

        assertThat(drawn(durations))
                .contains("4 s to 4.5 s: 50 rows; 5 s to 5.5 s: 50 rows; 8 s and more: 1 row.")
                .endsWith("<span>8.5 s and more</span></p></figure>");
    }

    @Test
    void there_are_never_more_bars_than_fit() {
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
