package io.invokectl.cli.batch;

import io.invokectl.application.batch.ReadBatch;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Arguments;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import java.util.List;
import java.util.Optional;

/** Shows the progress of a batch. */
final class BatchStatusCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                "Show how many rows of a batch have finished, are running, failed or are in doubt."
                        + "\n\nThe counts come from the directory of the batch and the ledger; nothing is sent. The exit code is 0 even"
                        + " if rows have failed.",
                List.of(),
                Optional.of(new Arguments(
                        "<dir>",
                        Arguments.Arity.ONE,
                        "Directory of the batch, as given to batch run",
                        CompletionCandidates.FOLDERS)),
                List.of(
                        new Example("batch status pictures", "Counts on one line"),
                        new Example("batch status pictures -o json", "Counts as JSON")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        var batch = new ReadBatch(session.ledger(LedgerUse.READING));
        String path = session.flags().arguments(word -> word).get(0);
        try (BatchFolder folder = session.runtime().knownBatchFolder(path, session.progress())) {
            Tally.print(session.output(), batch.status(folder));
        }
        return ExitCode.DONE;
    }
}
