package io.invokectl.application.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger teaches about a job.
 *
 * @param submittedAt when it was submitted
 * @param usual how long jobs of its model took of late: the middle one of the last twenty that were completed
 */
public record Experience(Instant submittedAt, Optional<Duration> usual) {
    private static final int LATELY = 20;

    /** What is known of a job; nothing if the ledger does not know it. */
    public static Optional<Experience> with(RequestId id, Ledger ledger) {
        return ledger.find(id).map(job -> new Experience(job.createdAt(), usual(job, ledger)));
    }

    private static Optional<Duration> usual(Job job, Ledger ledger) {
        ModelId model = job.submission().model();
        var lately =
                new JobFilter(Group.ALL, Optional.empty(), Optional.of(model), List.of(), Optional.empty(), LATELY);
        List<Duration> durations = ledger.list(lately).stream()
                .filter(other -> other.origin().address().equals(job.origin().address()))
                .flatMap(other -> other.completed().stream())
                .flatMap(completed -> completed.envelope().duration().stream())
                .sorted()
                .toList();
        return durations.isEmpty() ? Optional.empty() : Optional.of(durations.get(durations.size() / 2));
    }
}
