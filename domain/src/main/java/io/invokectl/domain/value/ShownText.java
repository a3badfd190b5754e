package io.invokectl.domain.value;

/**
 * Text from elsewhere as it may be shown: nothing in it steers a terminal, turns the direction of what follows, or
 * cannot be written in UTF-8. What would is spelled out as {@code \\u001b}.
 */
public final class ShownText {
    private ShownText() {}

    /** A text of one line: line breaks are spelled out too. */
    public static String line(String text) {
        return spelled(text, false);
    }

    /** A text of several lines. */
    public static String lines(CharSequence text) {
        return spelled(text, true);
    }

    private static String spelled(CharSequence text, boolean breaks) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHarmless(point) || (breaks && point == '\n')) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean isHarmless(int point) {
        boolean turns = (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200e
                || point == 0x200f
                || point == 0x061c;
        boolean breaks = point == 0x2028 || point == 0x2029;
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point == '\t' || !(Character.isISOControl(point) || turns || breaks || half);
    }
}
