package io.invokectl.cli.auth;

import io.invokectl.application.context.ListContexts;
import io.invokectl.application.context.ListContexts.Listed;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import java.util.List;

/** Tells which contexts there are. */
public final class ListCommand implements Command {

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Prints the names of all contexts, and which is the current one.",
                List.of(),
                List.of(new Example("auth list", "all contexts")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        List<Listed> contexts =
                new ListContexts(session.contexts()).list(session.connections().selectedContext());
        session.output()
                .document(
                        new JsonArray(contexts.stream()
                                .<JsonValue>map(ListCommand::document)
                                .toList()),
                        contexts.stream().map(ListCommand::line).toList());
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
