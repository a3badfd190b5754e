package io.invokectl.cli.command;

import java.util.stream.Stream;

/**
 * A place in the tree of commands.
 *
 * @param name the words that lead there, from the name of the program on
 * @param node what is there
 */
public record CommandPath(String name, CommandNode node) {

    /** The place at the root of a tree. */
    public static CommandPath root(CommandNode node) {
        return new CommandPath(node.name(), node);
    }

    /** The places right below this one. */
    public Stream<CommandPath> members() {
        return node.members().stream().map(member -> new CommandPath(name + " " + member.name(), member));
    }

    /** How what is here is typed. */
    public String usage() {
        String rest = node.command().isEmpty()
                ? " <command>"
                : node.syntax()
                        .arguments()
                        .map(arguments -> " " + arguments.usage())
                        .orElse("");
        return name + rest + " [flags]";
    }

    /** This place and every one below it. */
    public Stream<CommandPath> all() {
        return Stream.concat(Stream.of(this), members().flatMap(CommandPath::all));
    }
}
