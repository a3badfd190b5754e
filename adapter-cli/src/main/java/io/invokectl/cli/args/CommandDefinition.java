package io.invokectl.cli.args;

import java.util.ArrayList;
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

    /** A command without flags, arguments and examples. */
    public CommandDefinition(String description) {
        this(description, List.of(), Optional.empty(), List.of());
    }

    /** The same command with these flags. */
    public CommandDefinition withFlags(Flag... own) {
        return withFlags(List.of(own));
    }

    /** The same command with these flags. */
    public CommandDefinition withFlags(List<Flag> own) {
        return new CommandDefinition(description, own, arguments, examples);
    }

    /** The same command with exactly one argument. */
    public CommandDefinition takesOne(String label, String what, CompletionCandidates candidates) {
        return taking(new Arguments(label, Arguments.Arity.ONE, what, candidates));
    }

    /** The same command with at least one argument. */
    public CommandDefinition takesSome(String label, String what, CompletionCandidates candidates) {
        return taking(new Arguments(label, Arguments.Arity.SOME, what, candidates));
    }

    /** The same command with any number of arguments. */
    public CommandDefinition takesAny(String label, String what, CompletionCandidates candidates) {
        return taking(new Arguments(label, Arguments.Arity.ANY, what, candidates));
    }

    private CommandDefinition taking(Arguments taken) {
        return new CommandDefinition(description, flags, Optional.of(taken), examples);
    }

    /**
     * The same command with another example.
     *
     * @param line a command line that works as it is, without the name of the program
     * @param purpose what it does; empty if the line says so itself
     */
    public CommandDefinition withExample(String line, String purpose) {
        var more = new ArrayList<>(examples);
        more.add(new Example(line, purpose));
        return new CommandDefinition(description, flags, arguments, more);
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
