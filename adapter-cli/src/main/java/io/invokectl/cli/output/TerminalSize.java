package io.invokectl.cli.output;

/**
 * How large the terminal is.
 *
 * @param rows how many lines it shows
 * @param columns how many characters fit into one
 */
public record TerminalSize(int rows, int columns) {
    /** What is taken for granted where nobody knows. */
    public static final TerminalSize USUAL = new TerminalSize(24, 80);
}
