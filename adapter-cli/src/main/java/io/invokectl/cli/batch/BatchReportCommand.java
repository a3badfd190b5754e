package io.invokectl.cli.batch;

import io.invokectl.application.batch.ReadBatch;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.client.ResultStore;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Writes the HTML report of a batch. */
final class BatchReportCommand implements Command {
    static Instructions instructions(ResumeCommand ledger) {
        return new Instructions(
                Optional.of("To resubmit these rows, rerun the batch with --retry-failed."), job -> steps(job, ledger));
    }

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Write an HTML report of a batch into its directory and print its path."
                        + "\n\nThe report shows the files with their inputs, failures with their reasons, and the commands that resolve"
                        + " in-doubt rows. It can be viewed offline.")
                .takesOne("<dir>", "Directory of the batch, as given to batch run", CompletionCandidates.FOLDERS)
                .withExample("batch report pictures", "Creates pictures/report.html");
    }

    @Override
    public ExitCode run(CommandSession session) {
        var batch = new ReadBatch(session.ledger(LedgerUse.READING));
        ResultStore store = session.runtime().resultStore(BatchCommands.location(session));
        try (BatchFolder folder = store.batchForReading(session.progress())) {
            String report = batch.report(folder, store.report(), instructions(session.resumeFromLedger()));
            session.output().document(JsonObject.EMPTY.with("report", report), List.of(report));
        }
        return ExitCode.DONE;
    }

    private static List<Step> steps(Job job, ResumeCommand ledger) {
        if (job.requestId().isPresent()) {
            String get = ledger.with("get", List.of(job.requestId().get().value()));
            return List.of(new Step("Its request ID is known; check it with", get));
        }
        String resolve = ledger.with("doubts resolve", List.of(job.id().value()));
        return List.of(
                new Step("It was charged, and you know its request ID", resolve + " --request-id REQUEST_ID"),
                new Step("It was not charged, and may be resubmitted", resolve + " --not-charged"),
                new Step("Its outcome cannot be determined", resolve + " --write-off"));
    }
}
