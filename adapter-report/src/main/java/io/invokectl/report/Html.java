package io.invokectl.report;

import io.invokectl.text.SanitizedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Builds HTML. Text and attribute values are sanitized and escaped, so that they never become markup. Not thread-safe. */
final class Html {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element, with alternating names and values of attributes. */
    Html open(String element, String... attributes) {
        empty(element, attributes);
        open.push(element);
        return this;
    }

    /** Adds a void element, such as {@code img}. */
    Html empty(String element, String... attributes) {
        markup.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            markup.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            markup.append('"');
        }
        markup.append('>');
        return this;
    }

    /** Closes the innermost open element. */
    Html close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Adds an element that contains only text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Adds a term of a description list with its value. */
    Html fact(String name, String value) {
        return open("div").element("dt", name).element("dd", value).close();
    }

    /** Adds a term of a description list with a time as its value. */
    Html fact(String name, Instant time) {
        return open("div").element("dt", name).open("dd").time(time).close().close();
    }

    /** Adds a time in UTC, which the script converts to the reader's zone. */
    Html time(Instant time) {
        return element("time", UTC.format(time), "datetime", time.toString());
    }

    Html text(String text) {
        String safe = SanitizedText.page(text);
        for (int i = 0; i < safe.length(); i++) {
            char letter = safe.charAt(i);
            switch (letter) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(letter);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
