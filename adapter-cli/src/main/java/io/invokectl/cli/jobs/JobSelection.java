package io.invokectl.cli.jobs;

import io.invokectl.application.ledger.ListJobs;
import io.invokectl.application.ledger.PassedOver;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.cli.session.LedgerUse;
import io.invokectl.cli.session.PassedOverReport;
import io.invokectl.domain.invocation.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * The jobs that a command is about: those that were named, or those in the ledger.
 *
 * @param ids the jobs to ask about
 * @param passedOver the jobs in the ledger that were submitted elsewhere
 */
record JobSelection(List<RequestId> ids, PassedOver passedOver) {

    /** Whether exactly one job was named, which is then printed by itself. */
    static boolean isOne(CommandSession session) {
        return session.flags().arguments(RequestId::new).stream().distinct().count() == 1;
    }

    static JobSelection named(CommandSession session, Group... offered) {
        List<RequestId> named =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        if (!named.isEmpty()) {
            return new JobSelection(named, PassedOver.NONE);
        }
        ListJobs.Reachable jobs = new ListJobs(session.ledger(LedgerUse.ITSELF).orElseThrow())
                .reachable(List.of(offered), session.clients()::reach);
        return new JobSelection(jobs.ids(), jobs.passedOver());
    }

    /** Reports the jobs that were passed over; returns a failure if there are no others. */
    Optional<ErrorReport> reportPassedOver(CommandSession session) {
        return PassedOverReport.of(passedOver, !ids.isEmpty(), session);
    }
}
