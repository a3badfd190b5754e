package io.invokectl.cli.command;

import java.util.Optional;

/**
 * A flag. Values are texts; what they must look like is said where they are read.
 *
 * @param name the long name, without dashes
 * @param letter the short name, where there is one
 * @param label what the value stands for; nothing for a switch, which takes none
 * @param repeatable whether it may be given several times, and all count; else the last counts
 * @param description what it does
 * @param values which values a shell can offer
 */
public record Flag(
        String name,
        Optional<Character> letter,
        Optional<String> label,
        boolean repeatable,
        String description,
        CompletionCandidates values) {

    /** A flag with a value. */
    public static Flag text(String name, String label, String description) {
        return new Flag(name, Optional.empty(), Optional.of(label), false, description, CompletionCandidates.ANY);
    }

    /** A flag with a value that may be given several times. */
    public static Flag list(String name, String label, String description) {
        return new Flag(name, Optional.empty(), Optional.of(label), true, description, CompletionCandidates.ANY);
    }

    /** A flag that is given or not. */
    public static Flag toggle(String name, String description) {
        return new Flag(name, Optional.empty(), Optional.empty(), false, description, CompletionCandidates.ANY);
    }

    /** The same flag with a short name too. */
    public Flag or(char shortName) {
        return new Flag(name, Optional.of(shortName), label, repeatable, description, values);
    }

    /** The same flag, for which a shell can offer values. */
    public Flag offering(CompletionCandidates some) {
        return new Flag(name, letter, label, repeatable, description, some);
    }

    /** How it is typed, with what its value stands for. */
    public String usage() {
        return letter.map(shortName -> "-" + shortName + ", ").orElse("") + "--" + name
                + label.map(value -> " " + value).orElse("");
    }

    /** Whether it takes a value. */
    public boolean takesValue() {
        return label.isPresent();
    }
}
