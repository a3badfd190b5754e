package io.invokectl.files.report;

import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.batch.ReportRow;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.domain.value.ShellWord;

/** What is known of a submission in doubt, and what can be done about it. */
final class InDoubtSection {
    private InDoubtSection() {}

    static void write(ReportRow row, Html html) {
        row.job().ifPresentOrElse(job -> write(job, html), () -> {
            row.result().error().ifPresent(error -> html.element("p", error, "class", "reason", "dir", "auto"));
            html.element("p", "the ledger does not know its job", "class", "note");
        });
    }

    private static void write(Job job, Html html) {
        html.open("ol", "class", "attempts");
        job.attempts().forEach(attempt -> attempt(attempt, html));
        html.close().open("ul", "class", "commands");
        job.requestId().ifPresentOrElse(id -> ask(id, html), () -> resolve(job, html));
        html.close();
    }

    private static void attempt(JobAttempt attempt, Html html) {
        html.open("li");
        attempt.problem().ifPresent(problem -> html.element("p", problem, "class", "reason", "dir", "auto"));
        html.open("dl", "class", "facts");
        html.open("div")
                .element("dt", "outcome")
                .element("dd", attempt.outcome().toString())
                .close();
        html.open("div").element("dt", "started").open("dd");
        Figures.moment(html, attempt.startedAt());
        html.close().close();
        attempt.evidence().ifPresent(evidence -> evidence(evidence, html));
        html.close().close();
    }

    private static void evidence(Evidence evidence, Html html) {
        html.open("div").element("dt", "ended").open("dd");
        Figures.moment(html, evidence.endedAt());
        html.close().close();
        html.open("div")
                .element("dt", "phase")
                .element("dd", evidence.phase().toString())
                .close();
        html.open("div")
                .element("dt", "bytes sent")
                .element("dd", Figures.count(evidence.bytesSent()))
                .close();
    }

    private static void ask(RequestId id, Html html) {
        command("Its name is known; ask about it:", "get " + ShellWord.quoted(id.value()), html);
    }

    private static void resolve(Job job, Html html) {
        String resolve = "doubts resolve " + ShellWord.quoted(job.id().value());
        command("It was charged, and this is its request id:", resolve + " --request-id REQUEST_ID", html);
        command("It was not charged, and may be sent again:", resolve + " --not-charged", html);
        command("Nobody can tell; let it be:", resolve + " --write-off", html);
    }

    private static void command(String when, String command, Html html) {
        html.open("li")
                .element("p", when)
                .element("code", "invokectl " + command)
                .close();
    }
}
