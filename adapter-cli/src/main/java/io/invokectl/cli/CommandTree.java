package io.invokectl.cli;

import io.invokectl.cli.session.CommandNode;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tree of all commands: those of the groups, and the commands about the program itself. */
public final class CommandTree {
    private static final String SUMMARY =
            "Run image, audio and speech jobs on DigitalOcean serverless inference from the command line";

    private CommandTree() {}

    /**
     * The root of the tree. A group is asked for its commands only when none of the groups before it has the addressed
     * command.
     *
     * @param groups the commands of each group, in the order of the help; each supplier returns the same list every time
     */
    public static CommandNode of(Collection<? extends Supplier<List<CommandNode>>> groups) {
        List<CommandNode> own = List.of(
                CommandNode.command("version", "Print the version", () -> new VersionCommand()),
                CommandNode.command("help", "Show help for a command", () -> new HelpCommand(of(groups))));
        return CommandNode.group(
                "invokectl",
                SUMMARY,
                () -> Stream.concat(groups.stream().flatMap(group -> group.get().stream()), own.stream()));
    }
}
