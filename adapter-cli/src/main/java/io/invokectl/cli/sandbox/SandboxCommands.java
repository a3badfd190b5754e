package io.invokectl.cli.sandbox;

import io.invokectl.cli.session.CommandNode;
import java.util.List;

/** The commands for the sandbox. */
public final class SandboxCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(CommandNode.group(
            "sandbox",
            "Run a local stand-in for the API, without a network connection, a token or charges",
            CommandNode.command(
                    "serve", "Serve the sandbox over HTTP on this machine", () -> new SandboxServeCommand())));

    private SandboxCommands() {}
}
