package io.invokectl.application.work;

import io.invokectl.domain.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations such as {@code 1h30m}. */
public final class DurationParser {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private DurationParser() {}

    /**
     * Parses {@code 90} (seconds), {@code 500ms}, {@code 90s}, {@code 1.5m}, {@code 1h30m} or {@code 30d}.
     *
     * @throws InvalidValueException if the text has another form
     */
    public static Duration parse(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Matcher part = PART.matcher(text);
        Duration span = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            BigDecimal millis =
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(MILLIS.getOrDefault(part.group(2), 0L)));
            span = span.plusMillis(millis.longValue());
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            throw new InvalidValueException("\"" + text + "\" is not a duration such as 90s, 5m or 1h30m");
        }
        return span;
    }
}
