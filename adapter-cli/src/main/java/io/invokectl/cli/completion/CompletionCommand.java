package io.invokectl.cli.completion;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandPath;
import io.invokectl.cli.session.CommandSession;
import java.util.Optional;

/** Generates the completion script of a shell. */
final class CompletionCommand implements Command {
    private final CommandPath root;

    CompletionCommand(CommandNode root) {
        this.root = CommandPath.root(root);
    }

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Generate a script that lets a shell complete commands, flags and values."
                        + "\n\nContexts are completed from the config file, models and request IDs from the ledger. Generate the"
                        + " script again after an update.")
                .takesOne("<shell>", "bash, zsh or fish", CompletionCandidates.of("bash", "zsh", "fish"))
                .withExample(
                        "completion bash > ~/.invokectl.bash", "For bash; add to ~/.bashrc: source ~/.invokectl.bash")
                .withExample(
                        "completion zsh > ~/.invokectl.zsh",
                        "For zsh; add to ~/.zshrc after compinit: source ~/.invokectl.zsh")
                .withExample(
                        "completion fish > ~/.config/fish/completions/invokectl.fish",
                        "For fish, which loads it on demand");
    }

    @Override
    public ExitCode run(CommandSession session) {
        String shell = session.flags().argument();
        String script = Optional.ofNullable(CompletionCommands.scripts(root).get(shell))
                .orElseThrow(() -> new UsageException("unknown shell \"" + shell + "\": use bash, zsh or fish"));
        session.console().out(script.strip());
        return ExitCode.DONE;
    }
}
