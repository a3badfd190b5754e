package io.invokectl.cli.ledger;

import io.invokectl.application.port.Ledger.Pruned;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
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
                    "Check, prune and back up the record of submitted jobs",
                    CommandNode.command(
                            "verify",
                            "Check the ledger and the saved files for consistency",
                            () -> new LedgerVerifyCommand()),
                    CommandNode.command(
                            "prune", "Delete old finished jobs from the ledger", () -> new LedgerPruneCommand()),
                    CommandNode.command("backup", "Write a copy of the ledger", () -> new LedgerBackupCommand()),
                    CommandNode.command(
                            "accept",
                            "Continue with a ledger that lacks submissions",
                            () -> new LedgerAcceptCommand())));

    private LedgerCommands() {}

    /** Deletes old finished jobs from the ledger. */
    private static final class LedgerPruneCommand implements Command {
        private static final String COMPACT = "compact";
        private static final long WORTH_COMPACTING = 1024 * 1024;

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition(
                            "Delete old jobs from the ledger: those whose files are saved, and those that were rejected or never sent."
                                    + "\n\nIdempotency keys and the outcome of their jobs are kept, and so are in-doubt submissions and"
                                    + " saved files.")
                    .withFlags(
                            Flag.text("before", "<age>", "Minimum age of the jobs to delete, such as 30d or 12h")
                                    .asRequired(),
                            Flag.bool(
                                    COMPACT,
                                    "Rewrite the file to give space back to the disk, which blocks other processes"))
                    .withExample("ledger prune --before 30d", "Delete jobs older than a month");
        }

        @Override
        public ExitCode run(CommandSession session) {
            Duration age = session.flags()
                    .value("before", DurationParser::parse)
                    .orElseThrow(() -> new UsageException("ledger prune requires --before, such as --before 30d"));
            Instant before = session.runtime().clock().instant().minus(age);
            Pruned pruned =
                    session.requiredLedger().prune(before, session.flags().isOn(COMPACT));
            if (pruned.freeBytes() >= WORTH_COMPACTING) {
                session.progress()
                        .advise(
                                pruned.freeBytes() / WORTH_COMPACTING
                                        + " MiB of the file are free for further jobs; to give them back to the disk, add --compact");
            }
            session.output()
                    .document(
                            JsonObject.EMPTY.with("forgotten", pruned.jobs()),
                            List.of(HumanFormat.count(pruned.jobs(), "job") + " deleted"));
            return ExitCode.DONE;
        }
    }
}
