package io.invokectl.cli;

import io.invokectl.cli.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A place in the tree of commands: a command, or a group of them. A command is made only when it is addressed.
 *
 * @param name what to type
 * @param aliases what may be typed instead
 * @param summary what it is for, in one line
 * @param command makes the command; nothing for a group
 * @param children the members of a group
 */
record Node(
        String name, List<String> aliases, String summary, Optional<Supplier<Command>> command, List<Node> children) {

    static Node command(String name, String summary, Supplier<Command> command) {
        return new Node(name, List.of(), summary, Optional.of(command), List.of());
    }

    static Node group(String name, String summary, Node... children) {
        return new Node(name, List.of(), summary, Optional.empty(), List.of(children));
    }

    /** The same, with members of its own. */
    Node with(Node... members) {
        return new Node(name, aliases, summary, command, List.of(members));
    }

    /** The same, under other names too. */
    Node or(String... others) {
        return new Node(name, List.of(others), summary, command, children);
    }

    Optional<Node> child(String word) {
        return children.stream()
                .filter(child -> child.name().equals(word) || child.aliases().contains(word))
                .findFirst();
    }

    /** Every word that names a child. */
    Stream<String> words() {
        return children.stream().flatMap(child -> Stream.concat(Stream.of(child.name()), child.aliases().stream()));
    }
}
