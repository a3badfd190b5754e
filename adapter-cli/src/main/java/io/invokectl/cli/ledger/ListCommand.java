package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.ListJobs;
import io.invokectl.application.ledger.RefreshJobs;
import io.invokectl.application.ledger.RefreshOutcome;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.work.DurationParser;
import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.CommandDefinition;
import io.invokectl.cli.command.CommandDefinition.Example;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.cli.command.PassedOverReport;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.output.Output;
import io.invokectl.cli.output.Table;
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

/** Shows the jobs in the ledger. */
public final class ListCommand implements Command {
    private static final long DEFAULT_LIMIT = 50;

    @Override
    public CommandDefinition syntax() {
        return new CommandDefinition(
                "Shows the jobs that were submitted from this machine, the newest first. PLANNED is being sent or was"
                        + " never sent, IN_DOUBT may have been accepted, WRITTEN_OFF was in doubt and is never sent again,"
                        + " REJECTED was turned away; every other status is the API's own word when the job was last asked"
                        + " about.",
                List.of(
                        Flag.text("status", "<word>", "Only jobs of this status"),
                        Flag.text("model", "<id>", "Only jobs of this model")
                                .or('m')
                                .offering(CompletionCandidates.MODELS),
                        Flag.list("tag", "<key=value>", "Only jobs with this tag; may be given several times"),
                        Flag.text("since", "<time>", "Only jobs of the last 90s, 5m, 1h30m or 7d"),
                        Flag.text("limit", "<n>", "Show so many at most (default: 50)"),
                        Flag.toggle("refresh", "Ask about the jobs that have not ended first")),
                List.of(
                        new Example("list --status in_doubt", "what may have been paid for"),
                        new Example("list --tag project=demo --since 24h -o json", "for a program"),
                        new Example("list --limit 1000 -o jsonl", "a line each")));
    }

    @Override
    public ExitCode run(CommandSession session) throws InterruptedException {
        Output output = session.outputOfLines();
        Ledger ledger = session.ledger(LedgerUse.ITSELF).orElseThrow();
        JobFilter filter = filter(session);
        Optional<RefreshOutcome> refresh =
                session.flags().isOn("refresh") ? Optional.of(refreshed(session, ledger, filter)) : Optional.empty();
        List<Job> jobs = new ListJobs(ledger).list(filter);
        if (jobs.isEmpty()) {
            session.progress().advise("the ledger has no such job");
        }
        output.lines(
                jobs.stream().<JsonValue>map(JobDocument::of).toList(),
                jobs.isEmpty() ? List.of() : table(jobs).lines());
        var wrong = new ArrayList<ErrorReport>();
        refresh.ifPresent(outcome -> {
            outcome.failures().forEach(failure -> wrong.add(session.report(failure)));
            PassedOverReport.of(outcome.passedOver(), outcome.isAnyAsked(), session)
                    .ifPresent(wrong::add);
        });
        return output.failures(wrong)
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
                        .map(span -> session.runtime().clock().instant().minus(span)),
                Optional.empty(),
                (int) Math.min(session.flags().count("limit", "jobs").orElse(DEFAULT_LIMIT), Integer.MAX_VALUE));
    }

    private static RefreshOutcome refreshed(CommandSession session, Ledger ledger, JobFilter filter)
            throws InterruptedException {
        return new RefreshJobs(ledger, (job, id) -> {
                    session.clients().reach(job);
                    return session.clients().of(id).get().get(id);
                })
                .refresh(filter);
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
