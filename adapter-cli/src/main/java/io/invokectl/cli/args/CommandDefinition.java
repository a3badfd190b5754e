package io.invokectl.cli.args;

import java.util.List;
import java.util.Optional;

/**
 * The flags and arguments of a command, and the text of its help.
 *
 * @param description what the command does; an empty line separates paragraphs
 * @param flags its own flags, in the order of the help
 * @param arguments its arguments, if it takes any
 * @param examples command lines that work as they are
 */
public record CommandDefinition(
        String description, List<Flag> flags, Optional<Arguments> arguments, List<Example> examples) {

    /** Copies the lists. */
    public CommandDefinition {
        flags = List.copyOf(flags);
        examples = List.copyOf(examples);
    }

    /** A command without arguments. */
    public CommandDefinition(String description, List<Flag> flags, List<Example> examples) {
        this(description, flags, Optional.empty(), examples);
    }

    /** What follows the name of the command in its usage line: arguments and required flags. */
    public String usage() {
        var usage = new StringBuilder();
        arguments.ifPresent(each -> usage.append(' ').append(each.usage()));
        flags.stream()
                .filter(Flag::required)
                .forEach(flag -> usage.append(" --")
                        .append(flag.name())
                        .append(' ')
                        .append(flag.label().orElse("")));
        return usage.toString();
    }

    /**
     * The arguments of a command.
     *
     * @param label the placeholder of one argument
     * @param arity how many there may be
     * @param description what they are
     * @param candidates the values that a shell can complete
     */
    public record Arguments(String label, Arity arity, String description, CompletionCandidates candidates) {

        /** How many arguments a command takes. */
        public enum Arity {
            /** Exactly one. */
            ONE,
            /** At least one. */
            SOME,
            /** Any number. */
            ANY
        }

        /** The arguments as a usage line shows them. */
        public String usage() {
            return switch (arity) {
                case ONE -> label;
                case SOME -> label + "…";
                case ANY -> "[" + label + "…]";
            };
        }
    }

    /**
     * A command line that works as it is.
     *
     * @param line the words after the name of the program
     * @param purpose what it does; empty if the line says so itself
     */
    public record Example(String line, String purpose) {}
}
