package io.invokectl.cli.session;

import io.invokectl.cli.args.Flag;
import java.util.stream.Stream;

/**
 * A position in the command tree.
 *
 * @param name the words that address it, from the name of the program
 * @param node the command or group
 */
public record CommandPath(String name, CommandNode node) {

    /** The path to the root of the tree. */
    public static CommandPath root(CommandNode node) {
        return new CommandPath(node.name(), node);
    }

    /** The positions one level below. */
    public Stream<CommandPath> members() {
        return node.members().stream().map(member -> new CommandPath(name + " " + member.name(), member));
    }

    /** The usage line. */
    public String usage() {
        return name + (node.command().isPresent() ? node.definition().usage() : " <command>") + " [flags]";
    }

    /** This position and every one below it. */
    public Stream<CommandPath> all() {
        return Stream.concat(Stream.of(this), members().flatMap(CommandPath::all));
    }

    /** The flags of every command at and below this position. Commands are created only as far as the stream is read. */
    public Stream<Flag> flags() {
        return all().flatMap(path -> path.node().definition().flags().stream());
    }
}
