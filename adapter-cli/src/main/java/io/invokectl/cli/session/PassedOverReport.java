package io.invokectl.cli.session;

import io.invokectl.application.ledger.PassedOver;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.domain.failure.WrongEndpointException;
import java.util.Optional;

/** Tells of jobs that a command passed over because they were submitted elsewhere. */
public final class PassedOverReport {
    private PassedOverReport() {}

    /**
     * Counts the jobs in a notice, or in a failure if the command could ask about no other.
     *
     * @return the failure
     */
    public static Optional<ErrorReport> of(PassedOver jobs, boolean othersAsked, CommandSession session) {
        Optional<ErrorReport> report = jobs.first().map(first -> report(jobs.count(), first, session));
        if (othersAsked) {
            report.ifPresent(notice -> session.progress()
                    .advise(notice.detail()
                            + notice.hint().map(hint -> "; " + hint).orElse("")));
            return Optional.empty();
        }
        return report;
    }

    private static ErrorReport report(long count, WrongEndpointException first, CommandSession session) {
        return session.report(first).about("passed over " + count + (count == 1 ? " job" : " jobs"));
    }
}
