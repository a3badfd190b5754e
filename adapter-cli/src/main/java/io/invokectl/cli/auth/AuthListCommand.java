package io.invokectl.cli.auth;

import io.invokectl.application.context.ListContexts;
import io.invokectl.application.context.ListContexts.Listed;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;

/** Lists authentication contexts. */
final class AuthListCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "List authentication contexts and mark the current one.",
                List.of(),
                List.of(new Example("auth list", "All contexts")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        List<Listed> contexts =
                new ListContexts(session.contexts()).list(session.connections().selectedContext());
        session.output()
                .document(
                        new JsonArray(contexts.stream()
                                .<JsonValue>map(AuthListCommand::document)
                                .toList()),
                        contexts.stream().map(AuthListCommand::line).toList());
        return ExitCode.DONE;
    }

    private static JsonObject document(Listed context) {
        return JsonObject.EMPTY
                .with("name", context.name().value())
                .with("current", new JsonBoolean(context.current()));
    }

    private static String line(Listed context) {
        return context.name() + (context.current() ? " (current)" : "");
    }
}
