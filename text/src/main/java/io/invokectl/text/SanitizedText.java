package io.invokectl.text;

/**
 * Untrusted text, safe to show. Control characters, bidirectional and other invisible formatting characters, Unicode
 * line separators and lone surrogates are replaced by their escapes, such as {@code \\u001b}. Tabs are retained.
 *
 * <p>In JSON text the escapes stand for the same characters, so sanitizing a document loses nothing.
 */
public final class SanitizedText {
    /** Marks and letters without a shape: the grapheme joiner, Hangul fillers and Khmer inherent vowels. */
    private static final String SHAPELESS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

    private SanitizedText() {}

    /** The text on one line: line feeds are escaped too. */
    public static String line(CharSequence text) {
        return sanitized(text, "\t");
    }

    /** The text with its line feeds. */
    public static String lines(CharSequence text) {
        return sanitized(text, "\t\n");
    }

    /**
     * The text for a web page, with its line feeds and with the joiners that emoji and several scripts need. A browser
     * renders joiners; a terminal hides them, so that two different texts look the same.
     */
    public static String page(CharSequence text) {
        return sanitized(text, "\t\n\u200c\u200d");
    }

    private static String sanitized(CharSequence text, String retained) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isVisible(point) || retained.indexOf(point) >= 0) {
                safe.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> SHAPELESS.indexOf(point) < 0;
        };
    }
}
