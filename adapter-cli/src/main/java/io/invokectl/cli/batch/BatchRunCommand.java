package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.batch.BatchRequest;
import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.batch.RunBatch.BatchPlan;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.jobs.InputReader;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.CliRuntime;
import io.invokectl.cli.session.CliRuntime.ManifestSource;
import io.invokectl.cli.session.CliRuntime.Ticker;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.SkippedJobsReport;
import io.invokectl.client.Batches;
import io.invokectl.client.ResultStore;
import java.time.Duration;
import java.util.List;

/** Submits the rows of a manifest, waits for their jobs and saves the results. */
final class BatchRunCommand implements Command {
    private static final Duration TICK = Duration.ofMillis(250);

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Submit the rows of a manifest, wait for their jobs and save the results."
                        + "\n\nA row is a request body with an ID: a JSON object per line, a CSV line with a column for each input"
                        + " field, or a prompt per line. The whole manifest is checked before anything is submitted."
                        + "\n\nRerun the same command to resume: finished rows are skipped, running rows are polled, in-doubt rows are"
                        + " listed and never resubmitted.")
                .withFlags(BatchFlags.ALL)
                .takesOne("<manifest>", "Manifest file, or - for stdin", CompletionCandidates.FILES)
                .withExample("batch run rows.csv --out pictures -m fal-ai/flux/schnell", "An image for each row")
                .withExample(
                        "batch run rows.jsonl --out pictures --dry-run",
                        "What would be submitted, and how long it would take")
                .withExample("batch run rows.csv --out pictures --retry-failed", "Resubmit the rows that failed")
                .withExample(
                        "batch run prompts.txt --out pictures -m fal-ai/flux/schnell -F seed=7 --rate 50/10s",
                        "One prompt per line, with another rate limit");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        var flags = new BatchFlags(session.flags(), new InputReader(session.console()));
        String out = flags.folder();
        ManifestSource rows = flags.manifest();
        List<Quota> rates = flags.rates();
        int concurrency = flags.concurrency();
        SaveOptions saveOptions = flags.saveOptions();
        CliRuntime runtime = session.runtime();
        Limits limits = flags.limits(runtime.clock());
        BatchProgress progress = progress(session, limits);
        runtime.whenStopped(progress::stopping, () -> progress.exiting(session.doubtsCommand()));
        Batches batch =
                session.clients().forBatch(out, rates, concurrency, progress).batches();
        try (BatchFolder folder = folder(session, out, flags.isDryRun())) {
            var request = new BatchRequest(runtime.manifest(rows), folder, saveOptions, limits);
            return flags.isDryRun()
                    ? print(session, batch.plan(request))
                    : print(session, request, outcome(session, batch, request, progress));
        }
    }

    private static BatchFolder folder(CommandSession session, String path, boolean isDryRun) {
        CliRuntime runtime = session.runtime();
        ResultStore store = runtime.resultStore(new Setting(path, "--out"));
        return isDryRun
                ? store.batchForPlan(runtime.random(), session.progress())
                : store.batchForRun(runtime.random(), session.progress());
    }

    private static BatchProgress progress(CommandSession session, Limits limits) {
        CliRuntime runtime = session.runtime();
        return new BatchProgress(
                session.console(),
                session.verbosity(),
                runtime.clock(),
                runtime::terminalSize,
                session.progress(),
                limits.mostJobs());
    }

    private static BatchOutcome outcome(
            CommandSession session, Batches batch, BatchRequest request, BatchProgress progress) {
        CliRuntime runtime = session.runtime();
        Ticker ticker = progress.isLive() ? runtime.every(TICK, progress::draw) : () -> {};
        try {
            return batch.run(request, progress);
        } finally {
            ticker.close();
            progress.close();
        }
    }

    private static ExitCode print(CommandSession session, BatchPlan plan) {
        session.output().document(PlanDocument.of(plan), PlanDocument.text(plan));
        return ExitCode.DONE;
    }

    private static ExitCode print(CommandSession session, BatchRequest request, BatchOutcome outcome)
            throws InterruptedException {
        if (outcome.isInterrupted() && Thread.interrupted()) {
            Tally.print(session.output(), outcome.counts());
            session.console().err("stopped; rerun the same command to resume");
            throw new InterruptedException();
        }
        var summary = new BatchSummary(outcome, request.folder());
        Tally.print(session.output(), outcome.counts());
        List<ErrorReport> failures = summary.failures(session::report, session.resumeCommand());
        SkippedJobsReport.of(outcome.skippedJobs(), !outcome.isIdle(), session).ifPresent(failures::add);
        ExitCode reported = session.output().failures(failures);
        return ExitCode.mostSevere(List.of(reported, summary.exitCode())).withLedgerWarnings(outcome.ledgerWarnings());
    }
}
