package io.invokectl.cli.command;

import java.util.List;
import java.util.Optional;

/**
 * What a command takes, and what its help says.
 *
 * @param description what it does, in a few sentences
 * @param flags the flags of its own
 * @param arguments the arguments, where it takes any
 * @param examples command lines that work
 */
public record CommandDefinition(
        String description, List<Flag> flags, Optional<Arguments> arguments, List<Example> examples) {

    /** Copies the lists. */
    public CommandDefinition {
        flags = List.copyOf(flags);
        examples = List.copyOf(examples);
    }

    /** A syntax without arguments. */
    public CommandDefinition(String description, List<Flag> flags, List<Example> examples) {
        this(description, flags, Optional.empty(), examples);
    }

    /**
     * The arguments of a command.
     *
     * @param label what each stands for
     * @param arity how many there may be
     * @param description what they are
     * @param values which a shell can offer
     */
    public record Arguments(String label, Arity arity, String description, CompletionCandidates values) {

        /** How many arguments there may be. */
        public enum Arity {
            /** One, no more and no less. */
            ONE,
            /** One or more. */
            SOME,
            /** Any number, or none. */
            ANY
        }

        /** How they are typed. */
        public String usage() {
            return switch (arity) {
                case ONE -> label;
                case SOME -> label + "…";
                case ANY -> "[" + label + "…]";
            };
        }
    }

    /**
     * A command line that works.
     *
     * @param line what to type, without the name of the program
     * @param purpose what for
     */
    public record Example(String line, String purpose) {}
}
