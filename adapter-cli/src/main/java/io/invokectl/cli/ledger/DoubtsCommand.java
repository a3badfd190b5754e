package io.invokectl.cli.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.cli.output.Table;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.job.AttemptOutcome;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists in-doubt submissions with the evidence about each and the next step. */
final class DoubtsCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition(
                        "List submissions that are in doubt: they may have been accepted and billed, and are never retried."
                                + "\n\nCompare their times and models with the usage of your account, then record what you"
                                + " found with `invokectl doubts resolve`.")
                .withExample("doubts", "List in-doubt submissions and the evidence about each")
                .withExample("doubts resolve job_1f0c8a --not-charged", "Record that it was not accepted")
                .withExample("doubts resolve job_1f0c8a --request-id req_ghi789", "Record which job it became");
    }

    @Override
    public ExitCode run(CommandSession session) {
        session.ignoreBrokenConfig();
        var doubts = new ArrayList<Job>();
        Optional<ErrorReport> unreadable =
                UnreadableJobs.report(session.requiredLedger().each(JobFilter.of(Group.DOUBTS), doubts::add));
        if (doubts.isEmpty()) {
            session.progress().advise("no submissions in doubt");
        }
        session.output()
                .document(
                        JsonArray.of(doubts, job -> document(job, session.resumeFromLedger())),
                        text(doubts, session.resumeFromLedger()));
        return session.output().failures(unreadable.stream().toList());
    }

    private static JsonValue document(Job job, ResumeCommand resumeCommand) {
        return JobDocument.of(job)
                .with("doubt", JobDocument.of(inDoubt(job)))
                .with("hint", nextStep(job, resumeCommand));
    }

    private static List<String> text(List<Job> doubts, ResumeCommand resumeCommand) {
        var lines = new ArrayList<String>();
        if (!doubts.isEmpty()) {
            var table = new Table("JOB", "MODEL", "STARTED", "PHASE", "BYTES SENT", "ENDED");
            doubts.forEach(job -> row(table, job));
            lines.addAll(table.lines());
        }
        for (Job job : doubts) {
            lines.add("");
            lines.add(job.id() + ": " + job.problem().orElse("its outcome is unknown"));
            lines.add("  input: " + JsonText.compact(job.submission().input()));
            ShowCommand.body(inDoubt(job)).ifPresent(body -> lines.add("  response: " + body));
            job.key().ifPresent(key -> lines.add("  idempotency key: " + key));
            lines.add("  " + nextStep(job, resumeCommand));
        }
        return lines;
    }

    private static void row(Table table, Job job) {
        JobAttempt attempt = inDoubt(job);
        table.row(
                job.id().value(),
                job.submission().model().value(),
                attempt.startedAt().toString(),
                attempt.evidence().map(evidence -> evidence.phase().toString()).orElse("-"),
                attempt.evidence()
                        .map(evidence -> String.valueOf(evidence.bytesSent()))
                        .orElse("-"),
                attempt.evidence()
                        .map(evidence -> evidence.endedAt().toString())
                        .orElse("-"));
    }

    static JobAttempt inDoubt(Job job) {
        List<JobAttempt> doubts = job.attempts().stream()
                .filter(attempt -> attempt.outcome() == AttemptOutcome.IN_DOUBT)
                .toList();
        return doubts.get(doubts.size() - 1);
    }

    private static String nextStep(Job job, ResumeCommand resumeCommand) {
        return job.requestId()
                .map(id -> "its request ID is known; check it with: " + resumeCommand.with("get", List.of(id.value())))
                .orElseGet(() ->
                        resumeCommand.with("doubts resolve", List.of(job.id().value()))
                                + " --request-id <id>, --not-charged or --write-off");
    }
}
