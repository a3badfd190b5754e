package io.invokectl.domain.value;

/** A value is invalid. The message is written for the user who typed it. */
public final class InvalidValueException extends IllegalArgumentException {
    private final String problem;

    /** Reports what is wrong, in words. */
    public InvalidValueException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /**
     * Requires text in one line.
     *
     * @param what what the text is, such as {@code the model}
     * @param longest the maximum length in characters
     */
    public static void requireLine(String what, String text, int longest) {
        if (text.isBlank()) {
            throw new InvalidValueException(what + " is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(what + " contains a control character");
        }
        if (text.length() > longest) {
            throw new InvalidValueException(what + " is longer than " + longest + " characters");
        }
    }

    /** What is wrong, in words. */
    public String problem() {
        return problem;
    }
}
