package io.invokectl.report;

import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Histogram of durations, starting at zero. Outliers share the last bar. */
final class Histogram {
    private static final int MAX_BARS = 24;
    private static final int HEIGHT = 96;

    /** Bar widths that give round axis labels, in milliseconds. */
    private static final long[] WIDTHS = {
        1, 2, 5, 10, 20, 50, 100, 200,
        500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000,
        120_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000
    };

    private final long[] sorted;

    Histogram(List<Duration> durations) {
        this.sorted = durations.stream().mapToLong(Duration::toMillis).sorted().toArray();
    }

    void write(Html html) {
        if (sorted.length == 0) {
            return;
        }
        long limit = Math.min(longest(), quantile(0.75) + 3 * (quantile(0.75) - quantile(0.25)));
        long width = LongStream.of(WIDTHS)
                .filter(wide -> limit / wide < MAX_BARS)
                .findFirst()
                .orElse(longest() / MAX_BARS + 1);
        int[] bars = new int[(int) (limit / width) + 1];
        LongStream.of(sorted).forEach(took -> bars[(int) Math.min(took / width, bars.length - 1)]++);
        boolean open = longest() >= width * bars.length;
        html.open("figure", "class", "histogram").element("figcaption", caption());
        chart(html, bars, width, open);
        html.open("p", "class", "axis", "aria-hidden", "true").element("span", "0");
        html.element("span", span(width * bars.length) + (open ? " or more" : ""))
                .close()
                .close();
    }

    private String caption() {
        return sorted.length == 1
                ? "One row took " + span(longest()) + "."
                : "Half of " + HumanFormat.count(sorted.length) + " rows took up to " + span(quantile(0.5))
                        + ", 90 % up to " + span(quantile(0.9)) + ", the slowest " + span(longest()) + ".";
    }

    private static void chart(Html html, int[] bars, long width, boolean open) {
        int most = IntStream.of(bars).max().orElseThrow();
        List<String> names = IntStream.range(0, bars.length)
                .mapToObj(bar -> name(bar, bars, width, open))
                .toList();
        String all = IntStream.range(0, bars.length)
                .filter(bar -> bars[bar] > 0)
                .mapToObj(names::get)
                .collect(Collectors.joining("; ", "Durations: ", "."));
        html.open("svg", "role", "img", "aria-label", all, "width", "100%", "height", Integer.toString(HEIGHT));
        for (int bar = 0; bar < bars.length; bar++) {
            int high = bars[bar] == 0 ? 0 : Math.max(2, bars[bar] * HEIGHT / most);
            String[] area = {
                "x", percent(bar, bars.length),
                "y", Integer.toString(HEIGHT - high),
                "width", percent(1, bars.length),
                "height", Integer.toString(high)
            };
            html.open("rect", area);
            html.element("title", names.get(bar)).close();
        }
        html.close();
    }

    private static String name(int bar, int[] bars, long width, boolean open) {
        String to = open && bar == bars.length - 1 ? " or more" : " to " + span(width * (bar + 1));
        return span(width * bar) + to + ": " + HumanFormat.count(bars[bar], "row");
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }

    private static String span(long millis) {
        return HumanFormat.duration(Duration.ofMillis(millis));
    }

    private long quantile(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private long longest() {
        return sorted[sorted.length - 1];
    }
}
