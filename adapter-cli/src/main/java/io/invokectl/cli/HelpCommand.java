package io.invokectl.cli;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandSession;
import java.util.List;
import java.util.Optional;

/** Shows the help of the command that its arguments address. */
final class HelpCommand implements Command {
    private final CommandNode tree;

    HelpCommand(CommandNode tree) {
        this.tree = tree;
    }

    @Override
    public CommandDefinition definition() {
        String[] commands = tree.members().stream().map(CommandNode::name).toArray(String[]::new);
        return new CommandDefinition(
                "Show help for a command or a group of commands.",
                List.of(),
                Optional.of(new Arguments(
                        "<command>",
                        Arguments.Arity.ANY,
                        "Command or group (default: all commands)",
                        CompletionCandidates.of(commands))),
                List.of(new Example("help auth init", "Help for one command")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        List<String> words = session.flags().arguments(word -> word);
        session.console()
                .out(HelpPage.of(new CommandResolver(tree).resolve(words).path()));
        return ExitCode.DONE;
    }
}
