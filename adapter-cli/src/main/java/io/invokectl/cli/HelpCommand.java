package io.invokectl.cli;

import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;

/** Shows the help of whatever its arguments address. */
final class HelpCommand implements Command {
    private final CommandNode root;

    HelpCommand(CommandNode root) {
        this.root = root;
    }

    @Override
    public CommandDefinition syntax() {
        String[] commands = root.members().stream().map(CommandNode::name).toArray(String[]::new);
        return new CommandDefinition(
                "Prints the help of a command or a group.",
                List.of(),
                Optional.of(new Arguments(
                        "<command>", Arguments.Arity.ANY, "What to explain", CompletionCandidates.of(commands))),
                List.of(new Example("help auth init", "the help of one command")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        CommandResolver asked = CommandResolver.find(root, session.flags().arguments(word -> word));
        session.console().out(HelpPage.of(asked.place()));
        return ExitCode.DONE;
    }
}
