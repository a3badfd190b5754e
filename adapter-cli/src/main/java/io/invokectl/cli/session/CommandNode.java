package io.invokectl.cli.session;

import io.invokectl.cli.args.CommandDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A command or a group of commands in the command tree. The command itself is created only when it is addressed.
 *
 * @param name the word that addresses it
 * @param aliases other words that address it
 * @param summary what it does, in one line
 * @param command creates the command; empty for a group
 * @param children the members, created when they are first needed
 */
public record CommandNode(
        String name,
        List<String> aliases,
        String summary,
        Optional<Supplier<Command>> command,
        Supplier<Stream<CommandNode>> children) {

    private static final String INTERNAL = "__";

    /** Copies the list. */
    public CommandNode {
        aliases = List.copyOf(aliases);
    }

    /** A command. Pass a lambda: a constructor reference would load the class of the command at every start. */
    public static CommandNode command(String name, String summary, Supplier<Command> command) {
        return new CommandNode(name, List.of(), summary, Optional.of(command), Stream::of);
    }

    /** A group. */
    public static CommandNode group(String name, String summary, CommandNode... members) {
        return group(name, summary, List.of(members)::stream);
    }

    /** A group whose members are created only as far as a lookup needs them. */
    public static CommandNode group(String name, String summary, Supplier<Stream<CommandNode>> members) {
        return new CommandNode(name, List.of(), summary, Optional.empty(), members);
    }

    /** This command with subcommands. */
    public CommandNode with(CommandNode... members) {
        return new CommandNode(name, aliases, summary, command, List.of(members)::stream);
    }

    /** The same node, with other names that also address it. */
    public CommandNode alias(String... others) {
        return new CommandNode(name, List.of(others), summary, command, children);
    }

    /** Returns the child that a word addresses. */
    public Optional<CommandNode> child(String word) {
        return children.get().filter(child -> child.names().contains(word)).findFirst();
    }

    /** The children that help shows: all but those for completion scripts, whose names begin with two underscores. */
    public List<CommandNode> members() {
        return children.get()
                .filter(child -> !child.name().startsWith(INTERNAL))
                .toList();
    }

    /** The definition of the command, which is created for it; that of a group is its summary. */
    public CommandDefinition definition() {
        return command.map(maker -> maker.get().definition()).orElseGet(() -> new CommandDefinition(summary + "."));
    }

    /** Every word that addresses it. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }
}
