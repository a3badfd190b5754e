package io.invokectl.cli.output;

import java.util.List;

/**
 * Lines at the bottom of a terminal that are kept up to date. It makes what is to be written: only lines that changed,
 * and cursor moves over the others. A line is cut to the screen and never wraps. The cursor rests below the last line.
 * Not thread-safe.
 */
final class LiveRegion {
    /** Every character that takes two columns of a terminal lies from here on. */
    private static final int FIRST_WIDE = 0x1100;

    private static final String CUT = "…";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private List<String> wanted = List.of();
    private List<String> drawn = List.of();
    private TerminalSize screen = TerminalSize.USUAL;

    /** Shows these lines in place of the ones before. */
    String show(List<String> lines, TerminalSize now) {
        String gone = now.equals(screen) ? "" : resized(now);
        wanted = lines;
        List<String> fitting = lines.stream()
                .limit(Math.max(1, screen.rows() - 1))
                .map(line -> fitting(line, screen.columns() - 1))
                .toList();
        String frame = gone + changes(fitting);
        drawn = fitting;
        return frame;
    }

    /** Shows a line above the block, for good. */
    String above(String line) {
        if (wanted.isEmpty()) {
            return line + "\n";
        }
        List<String> lines = wanted;
        return show(List.of(), screen) + line + "\n" + show(lines, screen);
    }

    /** A terminal that got narrower has broken each line that did not fit into several. */
    private String resized(TerminalSize now) {
        int lines = drawn.stream()
                .mapToInt(line -> Math.max(1, (width(line) + now.columns() - 1) / now.columns()))
                .sum();
        screen = now;
        drawn = List.of();
        return lines == 0 ? "" : "\r" + up(lines) + ERASE_BELOW;
    }

    private String changes(List<String> lines) {
        int same = 0;
        while (same < Math.min(lines.size(), drawn.size()) && lines.get(same).equals(drawn.get(same))) {
            same++;
        }
        if (same == lines.size() && same == drawn.size()) {
            return "";
        }
        var frame = new StringBuilder("\r").append(up(drawn.size() - same));
        for (int at = same; at < lines.size(); at++) {
            boolean stays = at < drawn.size() && lines.get(at).equals(drawn.get(at));
            frame.append(stays ? "" : lines.get(at) + ERASE_LINE).append("\n");
        }
        return frame.append(ERASE_BELOW).toString();
    }

    private static String up(int lines) {
        return lines == 0 ? "" : "\u001b[" + lines + "A";
    }

    private static String fitting(String line, int columns) {
        if (width(line) <= columns) {
            return line;
        }
        int end = 0;
        int left = columns - width(CUT) - width(line.codePointAt(0));
        while (left >= 0) {
            end = line.offsetByCodePoints(end, 1);
            left -= width(line.codePointAt(end));
        }
        return line.substring(0, end) + CUT;
    }

    /** How many columns a text takes at most. */
    private static int width(String text) {
        return text.codePoints().map(LiveRegion::width).sum();
    }

    private static int width(int point) {
        return point < FIRST_WIDE ? 1 : 2;
    }
}
