package io.invokectl.files.report;

import io.invokectl.domain.value.ShownText;
import java.util.ArrayDeque;
import java.util.Deque;

/** HTML in the making. Text and the values of attributes never become markup, whatever is in them. Not thread-safe. */
final class Html {
    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. Attributes are a name and a value each. */
    Html open(String element, String... attributes) {
        empty(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that holds nothing and has no end, such as {@code img}. */
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

    /** Ends the element that was begun last. */
    Html close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Html text(String text) {
        String shown = ShownText.lines(text);
        for (int i = 0; i < shown.length(); i++) {
            char letter = shown.charAt(i);
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
