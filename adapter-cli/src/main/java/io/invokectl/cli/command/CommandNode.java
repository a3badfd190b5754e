package io.invokectl.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A command in the tree of commands, or a group of them. A command is made only when it is addressed.
 *
 * @param name what to type
 * @param aliases what may be typed instead
 * @param summary what it is for, in one line
 * @param command makes the command; nothing for a group
 * @param children the members of a group
 */
public record CommandNode(
        String name,
        List<String> aliases,
        String summary,
        Optional<Supplier<Command>> command,
        List<CommandNode> children) {

    private static final String OF_PROGRAMS = "__";

    /** Copies the lists. */
    public CommandNode {
        aliases = List.copyOf(aliases);
        children = List.copyOf(children);
    }

    /** A command. */
    public static CommandNode command(String name, String summary, Supplier<Command> command) {
        return new CommandNode(name, List.of(), summary, Optional.of(command), List.of());
    }

    /** A group. */
    public static CommandNode group(String name, String summary, CommandNode... children) {
        return new CommandNode(name, List.of(), summary, Optional.empty(), List.of(children));
    }

    /** The same, with members of its own. */
    public CommandNode with(CommandNode... members) {
        return new CommandNode(name, aliases, summary, command, List.of(members));
    }

    /** The same, under other names too. */
    public CommandNode or(String... others) {
        return new CommandNode(name, List.of(others), summary, command, children);
    }

    /** The child that the word names. */
    public Optional<CommandNode> child(String word) {
        return children.stream().filter(child -> child.names().contains(word)).findFirst();
    }

    /** The children that people are shown: a name that begins with two underscores is typed by programs. */
    public List<CommandNode> members() {
        return children.stream()
                .filter(child -> !child.name().startsWith(OF_PROGRAMS))
                .toList();
    }

    /** What it takes. This makes the command. */
    public CommandDefinition syntax() {
        return command.map(maker -> maker.get().syntax())
                .orElseGet(() -> new CommandDefinition(summary, List.of(), List.of()));
    }

    /** Every word that names it. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }

    /** Every word that names a member. */
    public Stream<String> words() {
        return members().stream().flatMap(member -> member.names().stream());
    }
}
