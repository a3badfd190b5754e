package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.RefreshJobs;
import io.invokectl.application.ledger.RefreshJobs.RefreshOutcome;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.Table;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.SkippedJobsReport;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.Tag;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the jobs in the ledger. */
final class ListCommand implements Command {
    private static final long DEFAULT_LIMIT = 50;

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("List the jobs that were submitted from this machine, newest first."
                        + "\n\nThe status is the last one that the API reported, or PLANNED (being submitted),"
                        + " NOT_SUBMITTED (never sent, or turned away for now), IN_DOUBT (may have been accepted), WRITTEN_OFF (was in doubt, never resubmitted) or"
                        + " REJECTED (by the API).")
                .withFlags(
                        Flag.text("status", "<status>", "Filter by status"),
                        Flag.text("model", "<id>", "Filter by model")
                                .shortName('m')
                                .completing(CompletionCandidates.MODELS),
                        Flag.list("tag", "<key=value>", "Filter by tag (repeatable)"),
                        Flag.text("since", "<time>", "Maximum age of the jobs, such as 5m, 24h or 7d"),
                        Flag.text("limit", "<n>", "Maximum number of jobs (default: 50)"),
                        Flag.bool("refresh", "Poll unfinished jobs first"))
                .withExample("list --status in_doubt", "Submissions that are in doubt")
                .withExample("list --tag project=demo --since 24h -o json", "Jobs of one project, as a JSON array")
                .withExample("list --limit 1000 -o jsonl", "One JSON document per line");
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        if (!session.flags().isOn("refresh")) {
            session.ignoreBrokenConfig();
        }
        Output output = session.outputOfLines();
        Ledger ledger = session.requiredLedger();
        JobFilter filter = filter(session);
        Optional<RefreshOutcome> refresh =
                session.flags().isOn("refresh") ? Optional.of(refreshed(session, ledger, filter)) : Optional.empty();
        var jobs = new ArrayList<Job>();
        Optional<ErrorReport> unreadable = UnreadableJobs.report(ledger.each(filter, jobs::add));
        if (jobs.isEmpty()) {
            session.progress().advise("no matching jobs");
        }
        output.lines(
                jobs.stream().<JsonValue>map(JobDocument::of).toList(),
                jobs.isEmpty() ? List.of() : table(jobs).lines());
        var failures = new ArrayList<ErrorReport>(unreadable.stream().toList());
        refresh.ifPresent(outcome -> {
            outcome.failures().forEach(failure -> failures.add(session.report(failure)));
            SkippedJobsReport.of(outcome.skippedJobs(), outcome.isAnyAsked(), session)
                    .ifPresent(failures::add);
        });
        return output.failures(failures)
                .withLedgerWarnings(refresh.map(RefreshOutcome::ledgerWarnings).orElse(List.of()));
    }

    private static JobFilter filter(CommandSession session) {
        return new JobFilter(
                Group.ALL,
                session.flags().text("status"),
                session.flags().value("model", ModelId::new),
                session.flags().values("tag", Tag::parse),
                session.flags()
                        .value("since", DurationParser::parse)
                        .map(age -> session.runtime().clock().instant().minus(age)),
                Optional.empty(),
                (int) Math.min(session.flags().count("limit").orElse(DEFAULT_LIMIT), Integer.MAX_VALUE));
    }

    private static RefreshOutcome refreshed(CommandSession session, Ledger ledger, JobFilter filter)
            throws InterruptedException {
        return new RefreshJobs(ledger, session.clients()::read).refresh(filter);
    }

    static Table table(List<Job> jobs) {
        var table = new Table("JOB", "REQUEST ID", "MODEL", "STATUS", "CREATED", "FILES", "TAGS");
        for (Job job : jobs) {
            table.row(
                    job.id().value(),
                    job.requestId().map(RequestId::value).orElse("-"),
                    job.submission().model().value(),
                    job.state().status(),
                    job.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    String.valueOf(job.files().size()),
                    job.submission().tags().stream()
                            .map(tag -> tag.key() + "=" + tag.value())
                            .collect(Collectors.joining(",")));
        }
        return table;
    }
}
