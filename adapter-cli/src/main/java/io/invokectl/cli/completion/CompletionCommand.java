package io.invokectl.cli.completion;

import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandNode;
import io.invokectl.cli.command.CommandPath;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints the script by which a shell completes the commands of a tree. */
public final class CompletionCommand implements Command {
    private final CommandPath root;

    /** Takes the tree. */
    public CompletionCommand(CommandNode root) {
        this.root = CommandPath.root(root);
    }

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Prints a script that lets a shell complete commands and flags, and what only this machine knows:"
                        + " contexts, models that were used, and request ids from the ledger, the newest first. Each shell"
                        + " has its own place for it. Print it anew after an update.",
                List.of(),
                Optional.of(new Arguments(
                        "<shell>",
                        Arguments.Arity.ONE,
                        "bash, zsh or fish",
                        CompletionCandidates.of("bash", "zsh", "fish"))),
                List.of(
                        new Example(
                                "completion bash > ~/.invokectl.bash", "then in ~/.bashrc: source ~/.invokectl.bash"),
                        new Example(
                                "completion zsh > ~/.invokectl.zsh",
                                "then in ~/.zshrc, after compinit: source ~/.invokectl.zsh"),
                        new Example(
                                "completion fish > ~/.config/fish/completions/invokectl.fish",
                                "fish finds it there by itself")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        String shell = session.flags().arguments(word -> word).get(0);
        String script = Optional.ofNullable(scripts(root).get(shell))
                .orElseThrow(() -> new UsageException("\"" + shell + "\" is none of bash, zsh, fish"));
        session.console().out(script.strip());
        return ExitCode.DONE;
    }

    /** The script for each shell, by the name of the shell. */
    public static Map<String, String> scripts(CommandPath root) {
        return Map.of("bash", BashScript.of(root), "zsh", ZshScript.of(root), "fish", FishScript.of(root));
    }
}
