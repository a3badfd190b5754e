package io.invokectl.cli;

import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Node;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.command.Values;
import io.invokectl.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;

/** Shows the help of whatever its arguments address. */
final class HelpCommand implements Command {
    private final Node root;

    HelpCommand(Node root) {
        this.root = root;
    }

    @Override
    public Syntax syntax() {
        String[] commands = root.members().stream().map(Node::name).toArray(String[]::new);
        return new Syntax(
                "Prints the help of a command or a group.",
                List.of(),
                Optional.of(new Arguments("<command>", Arguments.Arity.ANY, "What to explain", Values.of(commands))),
                List.of(new Example("help auth init", "the help of one command")));
    }

    @Override
    public ExitCode run(Session session) {
        Address asked = Address.find(root, session.flags().arguments(word -> word));
        session.console().data(HelpPage.of(asked.place()));
        return ExitCode.DONE;
    }
}
