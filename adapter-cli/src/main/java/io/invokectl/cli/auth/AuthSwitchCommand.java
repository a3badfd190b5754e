package io.invokectl.cli.auth;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** Changes the current context. */
final class AuthSwitchCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Make the context given by --context the current one.",
                List.of(),
                List.of(new Example(
                        "auth switch --context team", "Use the token of the context \"team\" from now on")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        ContextName chosen = session.connections()
                .selectedContext()
                .orElseGet(() -> session.contexts().current());
        session.contexts().makeCurrent(chosen);
        session.progress().advise("the current context is \"" + chosen + "\"");
        session.output().document(JsonObject.EMPTY.with("context", chosen.value()), List.of());
        return ExitCode.DONE;
    }
}
