package io.invokectl.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A time as text: RFC 3339 in UTC with nine digits of a second, so that the order of texts is that of times. Written by
 * hand, as the JDK's formatters cost more at start than the rest of a commit.
 */
final class StoredTime {
    private static final int DIGITS = 9;
    private static final int LENGTH = "2026-01-22T12:00:00.123456789Z".length();

    private StoredTime() {}

    static String text(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 1, ZoneOffset.UTC);
        String wholeSeconds = utc.toString();
        String nanos = Integer.toString(time.getNano());
        return wholeSeconds.substring(0, wholeSeconds.indexOf('.') + 1) + "0".repeat(DIGITS - nanos.length()) + nanos
                + "Z";
    }

    static Instant time(String text) {
        if (text.length() != LENGTH) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 29))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
