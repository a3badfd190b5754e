package io.invokectl.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as RFC 3339 text in UTC with nanoseconds, so that text order is time order. Hand-written, since loading the JDK's
 * formatters takes longer than the rest of a commit.
 */
final class StoredTime {
    private static final int DIGITS = 9;
    private static final int LENGTH = "2026-01-22T12:00:00.123456789Z".length();

    private StoredTime() {}

    static String format(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 1, ZoneOffset.UTC);
        String wholeSeconds = utc.toString();
        String nanos = Integer.toString(time.getNano());
        return wholeSeconds.substring(0, wholeSeconds.indexOf('.') + 1) + "0".repeat(DIGITS - nanos.length()) + nanos
                + "Z";
    }

    static Instant parse(String text) {
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
