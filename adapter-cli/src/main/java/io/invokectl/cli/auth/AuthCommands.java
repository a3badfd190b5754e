package io.invokectl.cli.auth;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** The commands for authentication contexts, named as in doctl. */
public final class AuthCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(CommandNode.group(
            "auth",
            "Manage access tokens in doctl's config file",
            CommandNode.command("init", "Validate and save an access token", () -> new AuthInitCommand()),
            CommandNode.command("list", "List authentication contexts", () -> new AuthListCommand())
                    .alias("ls"),
            CommandNode.command("switch", "Change the current context", () -> new AuthSwitchCommand()),
            CommandNode.command("remove", "Remove a context and its token", () -> new AuthRemoveCommand())));

    private AuthCommands() {}

    /** Lists authentication contexts. */
    private static final class AuthListCommand implements Command {

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition("List authentication contexts and mark the current one.")
                    .withExample("auth list", "All contexts");
        }

        @Override
        public ExitCode run(CommandSession session) {
            ContextName current = session.connections()
                    .selectedContext()
                    .orElseGet(() -> session.contexts().current());
            List<ContextName> names = session.contexts().names();
            session.output()
                    .document(
                            JsonArray.of(names, name -> document(name, name.equals(current))),
                            names.stream()
                                    .map(name -> name + (name.equals(current) ? " (current)" : ""))
                                    .toList());
            return ExitCode.DONE;
        }

        private static JsonObject document(ContextName name, boolean current) {
            return JsonObject.EMPTY.with("name", name.value()).with("current", new JsonBoolean(current));
        }
    }

    /** Changes the current context. */
    private static final class AuthSwitchCommand implements Command {

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition("Make the context given by --context the current one.")
                    .withExample("auth switch --context team", "Use the token of the context \"team\" from now on");
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

    /** Removes a context and its token. */
    private static final class AuthRemoveCommand implements Command {

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition(
                            "Remove the context given by --context, and its token. If it was the current one, \"default\" becomes"
                                    + " current.")
                    .withExample("auth remove --context team", "Remove the context \"team\"");
        }

        @Override
        public ExitCode run(CommandSession session) {
            ContextName name = session.flags()
                    .value("context", ContextName::new)
                    .orElseThrow(() -> new UsageException("no context: specify the one to remove with --context"));
            session.contexts().remove(name);
            ContextName current = session.contexts().current();
            session.progress()
                    .advise("removed the context \"" + name + "\"; the current context is \"" + current + "\"");
            session.output().document(JsonObject.EMPTY.with("context", current.value()), List.of());
            return ExitCode.DONE;
        }
    }
}
