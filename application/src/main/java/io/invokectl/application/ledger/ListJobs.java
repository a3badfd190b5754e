package io.invokectl.application.ledger;

import static java.util.Objects.requireNonNull;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.WrongEndpointException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lists the jobs of the ledger. Every method throws {@link LedgerException} if the ledger cannot be read. Thread-safe if
 * its port is.
 */
public final class ListJobs {
    private final Ledger ledger;

    /** Creates the use case. */
    public ListJobs(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /** The jobs that match a filter, newest first. */
    public List<Job> list(JobFilter filter) {
        return ledger.list(filter);
    }

    /** The submissions in doubt that were not written off, newest first. */
    public List<Job> inDoubt() {
        return list(JobFilter.of(Group.DOUBTS));
    }

    /**
     * Jobs to poll or save.
     *
     * @param ids their request IDs
     * @param passedOver the jobs that were left out because they were submitted elsewhere
     */
    public record Reachable(List<RequestId> ids, PassedOver passedOver) {}

    /**
     * The jobs of some groups whose API may be asked from here.
     *
     * @param groups groups of jobs with a request ID
     * @param connect throws {@link WrongEndpointException} if the API of a job must not be asked; any other failure is
     *     left to the attempt to ask it
     */
    public Reachable reachable(List<Group> groups, Consumer<Job> connect) {
        Set<RequestId> ids = new LinkedHashSet<>();
        PassedOver passedOver = PassedOver.NONE;
        for (Group group : groups) {
            for (Job job : list(JobFilter.of(group))) {
                try {
                    connect.accept(job);
                } catch (WrongEndpointException elsewhere) {
                    passedOver = passedOver.and(elsewhere);
                    continue;
                } catch (InvokectlException unreachable) {
                    // Reported when the job is polled.
                }
                ids.add(job.requestId().orElseThrow());
            }
        }
        return new Reachable(List.copyOf(ids), passedOver);
    }
}
