package io.invokectl.cli.ledger;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** Writes a copy of the ledger. */
final class LedgerBackupCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Write a complete copy of the ledger into one file, also while other processes use it. An existing file"
                                + " is not replaced.")
                .takesOne("<file>", "File to create", CompletionCandidates.FILES)
                .withExample("ledger backup ledger-2026-01-22.db", "Back up the ledger");
    }

    @Override
    public ExitCode run(CommandSession session) {
        String file = session.flags().argument();
        session.requiredLedger().backUp(file);
        session.output().document(JsonObject.EMPTY.with("path", file), List.of(file));
        return ExitCode.DONE;
    }
}
