package io.invokectl.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers, sizes and durations for people, in English in every locale. */
public final class HumanFormat {
    private HumanFormat() {}

    /** The number with thousands separators, such as {@code 1,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The number of things, such as {@code 1 row} or {@code 1,000 rows}, for a noun with a regular plural. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A size in decimal units, such as {@code 999 B}, {@code 440 kB} or {@code 1.2 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d kB", bytes / 1_000)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** A duration, rounded down, such as {@code 420 ms}, {@code 4.2 s}, {@code 42 s} or {@code 2 h 4 min}. */
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            int tenths = duration.toMillisPart() / 100;
            return duration.toSeconds() + (tenths == 0 ? "" : "." + tenths) + " s";
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min" + rest(duration.toSecondsPart(), "s")
                : duration.toHours() + " h" + rest(duration.toMinutesPart(), "min");
    }

    private static String rest(int number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }
}
