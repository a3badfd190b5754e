package io.invokectl.domain.value;

/** A word of a command that is shown to be pasted into a shell. */
public final class ShellWord {
    private ShellWord() {}

    /** The word as a shell takes it, whatever is in it. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
