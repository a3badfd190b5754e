package io.invokectl.cli.ledger;

import io.invokectl.cli.session.CommandNode;
import java.util.List;

/** The commands for the ledger. */
public final class LedgerCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(
            CommandNode.command("list", "List the jobs in the ledger", () -> new ListCommand()),
            CommandNode.command("show", "Show a job with its attempts and files", () -> new ShowCommand()),
            CommandNode.command("doubts", "List submissions that are in doubt", () -> new DoubtsCommand())
                    .with(CommandNode.command(
                            "resolve",
                            "Record the outcome of an in-doubt submission",
                            () -> new DoubtsResolveCommand())),
            CommandNode.group(
                    "ledger",
                    "Check and prune the record of submitted jobs",
                    CommandNode.command(
                            "verify",
                            "Check the ledger and the saved files for consistency",
                            () -> new LedgerVerifyCommand()),
                    CommandNode.command(
                            "prune", "Delete old finished jobs from the ledger", () -> new LedgerPruneCommand())));

    private LedgerCommands() {}
}
