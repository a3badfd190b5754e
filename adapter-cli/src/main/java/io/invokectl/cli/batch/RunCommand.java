package io.invokectl.cli.batch;

import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.batch.BatchPlan;
import io.invokectl.application.batch.BatchRequest;
import io.invokectl.application.batch.BatchRequest.Limits;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.invocation.SaveRequest.Keeping;
import io.invokectl.application.port.BatchFolder;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Services;
import io.invokectl.cli.command.Services.Beat;
import io.invokectl.cli.command.Services.ManifestSource;
import io.invokectl.cli.command.Services.Pace;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Arguments;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.command.Values;
import io.invokectl.cli.invoke.LocalInput;
import io.invokectl.cli.output.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a batch: submits its rows, waits for their jobs and keeps their files. */
public final class RunCommand implements Command {
    private static final Duration TICK = Duration.ofMillis(250);

    @Override
    public Syntax syntax() {
        return new Syntax(
                "Submits the rows of a manifest, waits for their jobs and keeps their files, as fast as the rate limit"
                        + " allows. A row is a request body with an id of its own: a JSON object a line, a line of CSV"
                        + " with a column for each field of the input, or a prompt a line. Nothing is sent before the"
                        + " whole manifest was found to be right. The same command goes on where it was stopped: rows"
                        + " that are done are not bought again.",
                BatchFlags.ALL,
                Optional.of(new Arguments("<manifest>", Arguments.Arity.ONE, "The rows; - for stdin", Values.FILES)),
                List.of(
                        new Example(
                                "batch run rows.csv --out pictures -m fal-ai/flux/schnell", "a picture for each row"),
                        new Example(
                                "batch run rows.jsonl --out pictures --dry-run",
                                "what it would submit, how long it takes"),
                        new Example("batch run rows.csv --out pictures --retry-failed", "once more, with what failed"),
                        new Example(
                                "batch run prompts.txt --out pictures -m fal-ai/flux/schnell -F seed=7 --rate 50/10s",
                                "a prompt a line, at another rate")));
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        var flags = new BatchFlags(session.flags(), new LocalInput(session.console()));
        String out = flags.folder();
        ManifestSource rows = flags.manifest();
        Pace pace = flags.pace();
        Keeping keeping = flags.keeping();
        Services services = session.services();
        Limits limits = flags.limits(services.clock());
        BatchProgress progress = progress(session, limits);
        try {
            services.whenStopped(progress::stopping, progress::stoppedAtOnce);
            RunBatch batch = session.clients().forBatch(out, pace, progress).batch();
            try (BatchFolder folder = folder(session, out, flags.isDryRun())) {
                var request = new BatchRequest(services.manifest(rows), folder, keeping, limits);
                return flags.isDryRun()
                        ? print(session, batch.plan(request))
                        : print(session, request, outcome(session, batch, request, progress));
            }
        } catch (InterruptedException stopped) {
            progress.latest().ifPresent(counts -> Tally.print(session.output(), counts));
            session.console().talk("stopped; the same command goes on where this one left off");
            throw stopped;
        }
    }

    private static BatchFolder folder(Session session, String path, boolean isDryRun) {
        Services services = session.services();
        return isDryRun
                ? services.plannedBatchFolder(path, session.progress())
                : services.batchFolder(path, session.progress());
    }

    private static BatchProgress progress(Session session, Limits limits) {
        Services services = session.services();
        return new BatchProgress(
                session.console(),
                session.loudness(),
                services.clock(),
                services::screen,
                session.progress(),
                limits.mostJobs());
    }

    private static BatchOutcome outcome(Session session, RunBatch batch, BatchRequest request, BatchProgress progress)
            throws InterruptedException {
        Services services = session.services();
        Beat beat = progress.isLive() ? services.every(TICK, progress::draw) : () -> {};
        try {
            return batch.run(request, progress);
        } finally {
            beat.close();
            progress.close();
        }
    }

    private static ExitCode print(Session session, BatchPlan plan) {
        session.output().document(PlanDocument.of(plan), PlanDocument.text(plan));
        return ExitCode.DONE;
    }

    private static ExitCode print(Session session, BatchRequest request, BatchOutcome outcome) {
        boolean timeIsUp =
                request.limits().deadline().hasPassed(session.services().clock().instant());
        var ending = new Ending(outcome, request.folder(), timeIsUp);
        Tally.print(session.output(), outcome.counts());
        ExitCode told = session.output().failures(ending.wrong(session::report, session.takeUp()));
        return ExitCode.gravest(List.of(told, ending.verdict()));
    }
}
