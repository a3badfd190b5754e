package io.invokectl.cli.jobs;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.LedgerUse;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs that a command is about: those that were named, or what the ledger has to offer. */
final class JobSelection {
    private JobSelection() {}

    /** Whether exactly one job was named, which is then printed by itself. */
    static boolean isOne(CommandSession session) {
        return session.flags().arguments(RequestId::new).stream().distinct().count() == 1;
    }

    static List<RequestId> named(CommandSession session, Group... offered) {
        List<RequestId> named =
                session.flags().arguments(RequestId::new).stream().distinct().toList();
        if (!named.isEmpty()) {
            return named;
        }
        Ledger ledger = session.ledger(LedgerUse.ITSELF).orElseThrow();
        return Stream.of(offered)
                .flatMap(group -> ledger.list(JobFilter.of(group)).stream())
                .map(Job::requestId)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
