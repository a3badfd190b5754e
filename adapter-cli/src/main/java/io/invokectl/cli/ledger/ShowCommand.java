package io.invokectl.cli.ledger;

import io.invokectl.application.ledger.FindJobs;
import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.JobDocument;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows everything that the ledger records about a job. */
final class ShowCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Show a job: its input, every attempt to submit it, its state and its files.")
                .takesOne("<request-id or job-id>", "Request ID or job ID of the job", CompletionCandidates.JOBS)
                .withExample("show req_abc123", "By request ID")
                .withExample("show job_1f0c8a -o json", "By job ID, as JSON");
    }

    @Override
    public ExitCode run(CommandSession session) {
        session.ignoreBrokenConfig();
        String name = session.flags().argument();
        Job job = new FindJobs(session.requiredLedger()).find(name);
        session.output().document(JobDocument.full(job), lines(job));
        return ExitCode.DONE;
    }

    static List<String> lines(Job job) {
        var lines = new ArrayList<String>();
        add(lines, "job", job.id().value());
        job.requestId().map(RequestId::value).ifPresent(id -> add(lines, "request ID", id));
        job.key().ifPresent(key -> add(lines, "idempotency key", key.value()));
        add(lines, "model", job.submission().model().value());
        add(lines, "status", job.state().status());
        job.problem().ifPresent(problem -> add(lines, "problem", problem));
        job.submission().tags().forEach(tag -> add(lines, "tag", tag.key() + "=" + tag.value()));
        add(lines, "API", job.origin().address().value());
        job.origin().context().ifPresent(context -> add(lines, "context", context.value()));
        add(lines, "input", JsonText.compact(job.submission().input()));
        job.attempts().forEach(attempt -> add(lines, "attempt", words(attempt)));
        if (job.possibleDuplicates() > 0) {
            add(lines, "possible duplicates", String.valueOf(job.possibleDuplicates()));
        }
        job.files().forEach(file -> add(lines, "file", words(file)));
        return lines;
    }

    /** An attempt in one line. */
    static String words(JobAttempt attempt) {
        String details = attempt.evidence()
                .map(evidence -> ", phase " + evidence.phase() + ", " + evidence.bytesSent() + " bytes sent, ended at "
                        + evidence.endedAt())
                .orElse("");
        String response =
                body(attempt).map(text -> "; the response was: " + text).orElse("");
        return attempt.startedAt() + " " + attempt.outcome() + details
                + attempt.problem().map(problem -> ": " + problem).orElse("") + response;
    }

    /** The response body in one line, if the evidence contains it. */
    static Optional<String> body(JobAttempt attempt) {
        return attempt.evidence()
                .flatMap(Evidence::body)
                .map(text -> text.strip().replaceAll("\\s+", " "));
    }

    private static String words(SavedFile file) {
        return file.path() + " (" + file.contentType() + ", " + file.bytes() + " bytes, sha256 " + file.sha256() + ")";
    }

    private static void add(List<String> lines, String what, String value) {
        lines.add(what + ": " + value);
    }
}
