package io.invokectl.cli.batch;

import io.invokectl.application.batch.ReadBatch;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandNode;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.client.ResultStore;
import java.util.List;

/** The commands for batches. */
public final class BatchCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(CommandNode.group(
            "batch",
            "Run many jobs from a manifest, and resume where a run stopped",
            CommandNode.command(
                    "run", "Submit the rows of a manifest and save the results", () -> new BatchRunCommand()),
            CommandNode.command("status", "Show the progress of a batch", () -> new BatchStatusCommand()),
            CommandNode.command("report", "Write an HTML report of a batch", () -> new BatchReportCommand())));

    private BatchCommands() {}

    /** Returns the location of a batch that is the argument of a command. */
    static Setting location(CommandSession session) {
        return new Setting(session.flags().argument(), "<dir>");
    }

    /** Shows the progress of a batch. */
    private static final class BatchStatusCommand implements Command {

        @Override
        public CommandDefinition definition() {
            return new CommandDefinition(
                            "Show how many rows of a batch have finished, are running, failed or are in doubt."
                                    + "\n\nThe counts come from the directory of the batch and the ledger; nothing is sent. The exit code is 0 even"
                                    + " if rows have failed.")
                    .takesOne("<dir>", "Directory of the batch, as given to batch run", CompletionCandidates.FOLDERS)
                    .withExample("batch status pictures", "Counts on one line")
                    .withExample("batch status pictures -o json", "Counts as JSON");
        }

        @Override
        public ExitCode run(CommandSession session) {
            var batch = new ReadBatch(session.ledger(LedgerUse.READING));
            ResultStore store = session.runtime().resultStore(location(session));
            try (BatchFolder folder = store.batchForReading(session.progress())) {
                if (!batch.knows(folder)) {
                    session.progress()
                            .advise(
                                    "the ledger does not know this batch, which was started with another one; the counts"
                                            + " are those of results.jsonl");
                }
                Tally.print(session.output(), batch.status(folder));
            }
            return ExitCode.DONE;
        }
    }
}
