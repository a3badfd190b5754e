package io.invokectl.cli.auth;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** Removes a context and its token. */
final class AuthRemoveCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Remove the context given by --context, and its token. If it was the current one, \"default\" becomes"
                        + " current.",
                List.of(),
                List.of(new Example("auth remove --context team", "Remove the context \"team\"")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        ContextName name = session.flags()
                .value("context", ContextName::new)
                .orElseThrow(() -> new UsageException("no context: specify the one to remove with --context"));
        session.contexts().remove(name);
        ContextName current = session.contexts().current();
        session.progress().advise("removed the context \"" + name + "\"; the current context is \"" + current + "\"");
        session.output().document(JsonObject.EMPTY.with("context", current.value()), List.of());
        return ExitCode.DONE;
    }
}
