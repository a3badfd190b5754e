package io.invokectl.cli.completion;

import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The commands for shell completion, and the scripts themselves. */
public final class CompletionCommands {
    private CompletionCommands() {}

    /**
     * The commands, in the order of the help.
     *
     * @param tree the command tree to complete
     */
    public static List<CommandNode> of(Supplier<CommandNode> tree) {
        return List.of(
                CommandNode.command(
                        "completion", "Generate a shell completion script", () -> new CompletionCommand(tree.get())),
                CommandNode.command("__complete", "Print completion candidates", () -> new ValuesCommand()));
    }

    /** The script of each shell, by the name of the shell. */
    public static Map<String, String> scripts(CommandPath root) {
        return Map.of("bash", BashScript.of(root), "zsh", ZshScript.of(root), "fish", FishScript.of(root));
    }
}
