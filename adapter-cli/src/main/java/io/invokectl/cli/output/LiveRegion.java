package io.invokectl.cli.output;

import java.util.List;

/**
 * Lines at the bottom of a terminal that are redrawn in place. The methods return what to write: only the lines that
 * changed, and cursor movements over the others. Lines are truncated to the width of the terminal and never wrap. The
 * cursor ends below the last line. Not thread-safe.
 */
final class LiveRegion {
    /** The first code point that may occupy two columns. */
    private static final int FIRST_WIDE = 0x1100;

    private static final String ELLIPSIS = "…";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private List<String> current = List.of();
    private List<String> drawn = List.of();
    private TerminalSize screen = TerminalSize.DEFAULT;

    /** Replaces the lines. */
    String show(List<String> lines, TerminalSize size) {
        String erased = size.equals(screen) ? "" : resized(size);
        current = lines;
        List<String> fitting = lines.stream()
                .limit(Math.max(1, screen.rows() - 1))
                .map(line -> fitting(line, screen.columns() - 1))
                .toList();
        String frame = erased + changes(fitting);
        drawn = fitting;
        return frame;
    }

    /** Prints a permanent line above the region. */
    String above(String line) {
        if (current.isEmpty()) {
            return line + "\n";
        }
        List<String> lines = current;
        return show(List.of(), screen) + line + "\n" + show(lines, screen);
    }

    /** Erases the region: a terminal that became narrower has wrapped every line that no longer fits. */
    private String resized(TerminalSize size) {
        int lines = drawn.stream()
                .mapToInt(line -> Math.max(1, (width(line) + size.columns() - 1) / size.columns()))
                .sum();
        screen = size;
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
            boolean isUnchanged = at < drawn.size() && lines.get(at).equals(drawn.get(at));
            frame.append(isUnchanged ? "" : lines.get(at) + ERASE_LINE).append("\n");
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
        int left = columns - width(ELLIPSIS) - width(line.codePointAt(0));
        while (left >= 0) {
            end = line.offsetByCodePoints(end, 1);
            left -= width(line.codePointAt(end));
        }
        return line.substring(0, end) + ELLIPSIS;
    }

    /** Returns the maximum number of columns that a text occupies. */
    private static int width(String text) {
        return text.codePoints().map(LiveRegion::width).sum();
    }

    private static int width(int point) {
        return point < FIRST_WIDE ? 1 : 2;
    }
}
