package io.invokectl.cli.output;

/**
 * Which of the standard streams are terminals.
 *
 * @param in whether stdin is a terminal
 * @param out whether stdout is a terminal
 * @param err whether stderr is a terminal
 */
public record TerminalStreams(boolean in, boolean out, boolean err) {
    /** No stream is a terminal. */
    public static final TerminalStreams NONE = new TerminalStreams(false, false, false);

    /** Whether the user can be prompted. */
    public boolean canAsk() {
        return in && err;
    }
}
