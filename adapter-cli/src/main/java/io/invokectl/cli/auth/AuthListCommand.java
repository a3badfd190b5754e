package io.invokectl.cli.auth;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.context.ContextName;
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
        ContextName current = session.connections()
                .selectedContext()
                .orElseGet(() -> session.contexts().current());
        List<ContextName> names = session.contexts().names();
        session.output()
                .document(
                        new JsonArray(names.stream()
                                .<JsonValue>map(name -> document(name, name.equals(current)))
                                .toList()),
                        names.stream()
                                .map(name -> name + (name.equals(current) ? " (current)" : ""))
                                .toList());
        return ExitCode.DONE;
    }

    private static JsonObject document(ContextName name, boolean current) {
        return JsonObject.EMPTY.with("name", name.value()).with("current", new JsonBoolean(current));
    }
}
