package io.invokectl.cli;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonObject;
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

    /** Prints the version. */
    private static final class VersionCommand implements Command {

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition("Print the version.").withExample("version", "");
        }

        @Override
        public ExitCode run(CommandSession session) {
            String version = session.runtime().platform().version();
            session.outputWithoutConfig()
                    .document(JsonObject.EMPTY.with("version", version), List.of("invokectl version " + version));
            return ExitCode.DONE;
        }
    }

    /** Shows the help of the command that its arguments address. */
    private static final class HelpCommand implements Command {
        private final CommandNode tree;

        HelpCommand(CommandNode tree) {
            this.tree = tree;
        }

        @Override
        public CommandDefinition definition() {
            String[] commands = tree.members().stream().map(CommandNode::name).toArray(String[]::new);
            return new CommandDefinition("Show help for a command or a group of commands.")
                    .takesAny(
                            "<command>", "Command or group (default: all commands)", CompletionCandidates.of(commands))
                    .withExample("help auth init", "Help for one command");
        }

        @Override
        public ExitCode run(CommandSession session) {
            List<String> words = session.flags().arguments(word -> word);
            session.console()
                    .out(HelpPage.of(new CommandResolver(tree).resolve(words).path()));
            return ExitCode.DONE;
        }
    }
}
