package io.invokectl.cli.auth;

import io.invokectl.cli.session.CommandNode;
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
}
