package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.FindJobs;
import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.SkippedJobsReport;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/** The jobs that a command works on: those given as arguments, or else those in the ledger that it can reach. */
record JobSelection(List<RequestId> ids, SkippedJobs skippedJobs) {

    /** Whether exactly one job was given as an argument: it is printed as an object, not an array. */
    static boolean isOne(CommandSession session) {
        return session.flags().arguments(RequestId::new).stream().distinct().count() == 1;
    }

    static JobSelection of(CommandSession session, Group... defaults) {
        List<RequestId> named =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        if (!named.isEmpty()) {
            return new JobSelection(named, SkippedJobs.NONE);
        }
        FindJobs.Reachable reachable =
                new FindJobs(session.requiredLedger()).reachable(List.of(defaults), session.clients()::reach);
        return new JobSelection(reachable.ids(), reachable.skippedJobs());
    }

    /** Reports the skipped jobs; returns a failure if no jobs are left. */
    Optional<ErrorReport> reportSkippedJobs(CommandSession session) {
        return SkippedJobsReport.of(skippedJobs, !ids.isEmpty(), session);
    }
}
