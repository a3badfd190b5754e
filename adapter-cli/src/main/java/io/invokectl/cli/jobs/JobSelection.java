package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.FindJobs;
import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.SkippedJobsReport;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.text.HumanFormat;
import java.util.List;
import java.util.Optional;

/** The jobs that a command works on: those given as arguments, or else those in the ledger that it can reach. */
record JobSelection(List<RequestId> ids, SkippedJobs skippedJobs, Optional<String> leftOut) {

    /** Whether exactly one job was given as an argument: it is printed as an object, not an array. */
    static boolean isOne(CommandSession session) {
        return session.flags().arguments(RequestId::new).stream().distinct().count() == 1;
    }

    /** Selects jobs; those of batches are selected by default only if {@code withBatches}. */
    static JobSelection of(CommandSession session, boolean withBatches, Group... defaults) {
        List<RequestId> named =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        if (!named.isEmpty()) {
            return new JobSelection(named, SkippedJobs.NONE, Optional.empty());
        }
        FindJobs.Reachable reachable = new FindJobs(session.requiredLedger())
                .reachable(List.of(defaults), withBatches, session.clients()::reach);
        return new JobSelection(
                reachable.ids(),
                reachable.skippedJobs(),
                reachable.batchJobs() == 0 ? Optional.empty() : leftOut(reachable));
    }

    private static Optional<String> leftOut(FindJobs.Reachable reachable) {
        String folders = reachable.batchFolders().isEmpty()
                ? "the directory of its batch"
                : String.join(", ", reachable.batchFolders());
        return Optional.of("left out " + HumanFormat.count(reachable.batchJobs(), "job")
                + " of a batch, which keeps its files in " + folders
                + "; rerun the batch run command to save them");
    }

    /** Reports the skipped jobs; returns a failure if no jobs are left. */
    Optional<ErrorReport> reportSkippedJobs(CommandSession session) {
        return SkippedJobsReport.of(skippedJobs, !ids.isEmpty(), session);
    }
}
