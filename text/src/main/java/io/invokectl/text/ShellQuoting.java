package io.invokectl.text;

/** Quotes words for commands that people paste into a POSIX shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    /** The word as the shell reads it back unchanged; quoted only if it contains more than harmless characters. */
    public static String quote(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
