package io.invokectl.files.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them, the same wherever the report is written. */
final class Figures {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of something: {@code 1 row}, {@code 1,000 rows}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d kB", bytes / 1_000)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** A time such as {@code 420 ms}, {@code 4.2 s}, {@code 42 s}, {@code 3 min 12 s}, {@code 2 h 4 min}. */
    static String span(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return time.toMillis() + " ms";
        }
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            return time.toSeconds() + tenths(time.toMillisPart() / 100) + " s";
        }
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min" + rest(time.toSecondsPart(), "s")
                : time.toHours() + " h" + rest(time.toMinutesPart(), "min");
    }

    private static String tenths(int tenths) {
        return tenths == 0 ? "" : "." + tenths;
    }

    private static String rest(int number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }

    /** A moment, for the script to put into the reader's zone. */
    static void moment(Html html, Instant moment) {
        html.element("time", MOMENT.format(moment), "datetime", moment.toString());
    }
}
