package io.invokectl.cli.session;

import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.text.HumanFormat;
import java.util.Optional;

/** Reports jobs that a command skipped because they belong to another API or context. */
public final class SkippedJobsReport {
    private SkippedJobsReport() {}

    /**
     * Reports the number of skipped jobs, as a notice if the command had other jobs to work on.
     *
     * @return the failure, if every job was skipped
     */
    public static Optional<ErrorReport> of(SkippedJobs jobs, boolean hasOthers, CommandSession session) {
        Optional<ErrorReport> report = jobs.first().map(first -> report(jobs.count(), first, session));
        if (hasOthers) {
            report.ifPresent(notice -> session.progress()
                    .advise(notice.detail()
                            + notice.hint().map(hint -> "; " + hint).orElse("")));
            return Optional.empty();
        }
        return report;
    }

    private static ErrorReport report(long count, WrongEndpointException first, CommandSession session) {
        return session.report(first).about("skipped " + HumanFormat.count(count, "job"));
    }
}
