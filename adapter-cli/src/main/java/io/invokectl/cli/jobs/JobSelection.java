package io.invokectl.cli.jobs;

import io.invokectl.application.poll.PassedOver;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.cli.command.PassedOverReport;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Ledger ledger = session.ledger(LedgerUse.ITSELF).orElseThrow();
        Set<RequestId> ids = new LinkedHashSet<>();
        PassedOver passedOver = PassedOver.NONE;
        for (Group group : offered) {
            for (Job job : ledger.list(JobFilter.of(group))) {
                try {
                    session.clients().reach(job);
                } catch (WrongEndpointException elsewhere) {
                    passedOver = passedOver.and(elsewhere);
                    continue;
                } catch (InvokectlException unreachable) {
                    // Reported when the job's turn comes.
                }
                ids.add(job.requestId().orElseThrow());
            }
        }
        return new JobSelection(List.copyOf(ids), passedOver);
    }

    /** Reports the jobs that were passed over; returns a failure if there are no others. */
    Optional<ErrorReport> reportPassedOver(CommandSession session) {
        return PassedOverReport.of(passedOver, !ids.isEmpty(), session);
    }
}
