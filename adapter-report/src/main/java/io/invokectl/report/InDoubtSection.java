package io.invokectl.report;

import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobAttempt;
import io.invokectl.text.HumanFormat;

/** The evidence of a submission in doubt, and the steps that resolve it. */
final class InDoubtSection {
    private InDoubtSection() {}

    static void write(ReportRow row, Instructions instructions, Html html) {
        row.job().ifPresentOrElse(job -> write(job, instructions, html), () -> {
            row.result().error().ifPresent(error -> html.element("p", error, "class", "reason", "dir", "auto"));
            html.element("p", "The ledger has no record of this job.", "class", "note");
        });
    }

    private static void write(Job job, Instructions instructions, Html html) {
        html.open("ol", "class", "attempts");
        job.attempts().forEach(attempt -> attempt(attempt, html));
        html.close().open("ul", "class", "commands");
        instructions.resolve().apply(job).forEach(step -> step(step, html));
        html.close();
    }

    private static void attempt(JobAttempt attempt, Html html) {
        html.open("li");
        attempt.problem().ifPresent(problem -> html.element("p", problem, "class", "reason", "dir", "auto"));
        html.open("dl", "class", "facts")
                .fact("outcome", attempt.outcome().toString())
                .fact("started", attempt.startedAt());
        attempt.evidence().ifPresent(evidence -> evidence(evidence, html));
        html.close().close();
    }

    private static void evidence(Evidence evidence, Html html) {
        html.fact("ended", evidence.endedAt())
                .fact("phase", evidence.phase().toString())
                .fact("bytes sent", HumanFormat.count(evidence.bytesSent()));
    }

    private static void step(Step step, Html html) {
        html.open("li")
                .element("p", step.text() + ":")
                .element("code", step.command())
                .close();
    }
}
