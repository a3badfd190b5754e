package io.invokectl.cli.batch;

import io.invokectl.application.batch.ReadBatch;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Arguments;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.cli.output.ExitCode;
import java.util.List;
import java.util.Optional;

/** Tells how a batch stands. */
public final class StatusCommand implements Command {

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Tells how the rows of a batch stand, by its folder and the ledger; sends nothing. A batch that failed"
                        + " is an answer too, so the exit code is 0.",
                List.of(),
                Optional.of(new Arguments(
                        "<folder>",
                        Arguments.Arity.ONE,
                        "The folder that batch run was given",
                        CompletionCandidates.FOLDERS)),
                List.of(
                        new Example("batch status pictures", "one line of counts"),
                        new Example("batch status pictures -o json", "for a program")));
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
