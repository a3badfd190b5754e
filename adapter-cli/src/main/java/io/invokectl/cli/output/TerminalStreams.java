package io.invokectl.cli.output;

/**
 * Which of the three streams are a terminal. Passed in: nothing here asks the system.
 *
 * @param in whether somebody types stdin
 * @param out whether somebody reads stdout
 * @param err whether somebody reads stderr
 */
public record TerminalStreams(boolean in, boolean out, boolean err) {
    /** Files and pipes on all sides. */
    public static final TerminalStreams NONE = new TerminalStreams(false, false, false);

    /** Whether a question can be asked and answered. */
    public boolean canAsk() {
        return in && err;
    }
}
