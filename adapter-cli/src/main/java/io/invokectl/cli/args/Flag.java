package io.invokectl.cli.args;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A flag of a command. Values are strings; the command that reads one converts it.
 *
 * @param name the long name, without dashes
 * @param shortName the one-letter name, if any
 * @param label the placeholder of the value; empty for a Boolean flag
 * @param repeatable whether every occurrence counts; otherwise the last one does
 * @param required whether usage lines show it as required
 * @param description what it does, in one line of help
 * @param candidates the values that a shell can complete
 */
public record Flag(
        String name,
        Optional<Character> shortName,
        Optional<String> label,
        boolean repeatable,
        boolean required,
        String description,
        CompletionCandidates candidates) {

    private Flag(String name, Optional<String> label, boolean repeatable, String description) {
        this(name, Optional.empty(), label, repeatable, false, description, CompletionCandidates.ANY);
    }

    /** A flag with a value, of which the last occurrence counts. */
    public static Flag text(String name, String label, String description) {
        return new Flag(name, Optional.of(label), false, description);
    }

    /** A flag with a value, of which every occurrence counts. */
    public static Flag list(String name, String label, String description) {
        return new Flag(name, Optional.of(label), true, description);
    }

    /** A flag that is true when given, and takes a value only as {@code --name=false}. */
    public static Flag bool(String name, String description) {
        return new Flag(name, Optional.empty(), false, description);
    }

    /** The same flag, with a one-letter name. */
    public Flag shortName(char letter) {
        return new Flag(name, Optional.of(letter), label, repeatable, required, description, candidates);
    }

    /** The same flag, with values for shell completion. */
    public Flag completing(CompletionCandidates values) {
        return new Flag(name, shortName, label, repeatable, required, description, values);
    }

    /** The same flag, marked as required in usage lines and in its description. */
    public Flag asRequired() {
        return new Flag(name, shortName, label, repeatable, true, description + " (required)", candidates);
    }

    /** The names with their dashes, the short one first. */
    public Stream<String> spellings() {
        return Stream.concat(shortName.map(letter -> "-" + letter).stream(), Stream.of("--" + name));
    }

    /** The names and the placeholder of the value, such as {@code -m, --model <id>}. */
    public String usage() {
        return spellings().collect(Collectors.joining(", "))
                + label.map(value -> " " + value).orElse("");
    }

    /** Whether the flag takes a value. */
    public boolean takesValue() {
        return label.isPresent();
    }
}
