package io.invokectl.cli.output;

/**
 * Size of a terminal.
 *
 * @param rows number of lines
 * @param columns number of columns
 */
public record TerminalSize(int rows, int columns) {
    /** The size that is assumed if it is unknown. */
    public static final TerminalSize DEFAULT = new TerminalSize(24, 80);
}
