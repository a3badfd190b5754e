package io.invokectl.cli.ledger;

import io.invokectl.application.connect.Setting;
import io.invokectl.application.ledger.AcceptMissing;
import io.invokectl.application.ledger.AcceptMissing.AcceptOutcome;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.Ledger;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.client.ResultStore;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;

/** Continues with a ledger that lacks submissions. */
final class LedgerAcceptCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "Continue with a ledger that lacks its last submissions, such as after an older copy was restored. Until"
                                + " then nothing is submitted."
                                + "\n\nSubmissions that the given batch directories log and the ledger lacks are recorded as in"
                                + " doubt. Others cannot be recovered: check the usage of your account.")
                .takesAny("[<batch-dir>…]", "Directories of batches that use the ledger", CompletionCandidates.FOLDERS)
                .withExample("ledger accept pictures", "Recover what the batch in pictures/ submitted");
    }

    @Override
    public ExitCode run(CommandSession session) {
        Ledger ledger = session.requiredLedger();
        List<ResultStore> batches = session.flags().arguments(location -> location).stream()
                .map(location -> session.runtime().resultStore(new Setting(location, "<dir>")))
                .toList();
        batches.forEach(batch -> batch.batchForReading(session.progress()).close());
        var folders = new ArrayList<BatchFolder>();
        try {
            batches.forEach(
                    batch -> folders.add(batch.batchForRun(session.runtime().random(), session.progress())));
            AcceptOutcome outcome = new AcceptMissing(ledger).accept(folders);
            session.output().document(document(outcome), text(outcome));
            return ExitCode.DONE;
        } finally {
            folders.forEach(BatchFolder::close);
        }
    }

    private static JsonObject document(AcceptOutcome outcome) {
        return JsonObject.EMPTY
                .with("recovered", JsonArray.of(outcome.recovered(), JobDocument::of))
                .with(
                        "missing",
                        outcome.missing().<JsonValue>map(JsonNumber::of).orElse(JsonNull.NULL))
                .with("last_job", outcome.last().<JsonValue>map(JobDocument::of).orElse(JsonNull.NULL));
    }

    private static List<String> text(AcceptOutcome outcome) {
        var lines = new ArrayList<String>();
        lines.add(HumanFormat.count(outcome.recovered().size(), "submission") + " recovered as in doubt"
                + (outcome.recovered().isEmpty() ? "" : "; see: invokectl doubts"));
        if (outcome.missing().filter(number -> number == 0).isEmpty()) {
            lines.add(outcome.missing()
                            .map(number -> HumanFormat.count(number, "other submission") + " may be missing")
                            .orElse("other submissions may be missing")
                    + outcome.last()
                            .map(job -> "; the last one that is recorded was made at " + job.createdAt())
                            .orElse("")
                    + ". Check the usage of your account");
        }
        return lines;
    }
}
