package io.invokectl.application.ledger;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.application.port.Ledger;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger teaches about a job.
 *
 * @param submittedAt when it was submitted
 * @param usual how long jobs of its model took of late: the middle one of the last twenty that the API calls completed
 */
public record Experience(Instant submittedAt, Optional<Duration> usual) {
    private static final int LATELY = 20;
    private static final String COMPLETED = "COMPLETED";

    static Experience with(Job job, Ledger ledger) {
        return new Experience(job.createdAt(), usual(job.submission().model(), ledger));
    }

    private static Optional<Duration> usual(ModelId model, Ledger ledger) {
        var lately = new JobFilter(
                Group.ALL, Optional.of(COMPLETED), Optional.of(model), List.of(), Optional.empty(), LATELY);
        List<Duration> durations = ledger.list(lately).stream()
                .flatMap(job -> job.completed().stream())
                .flatMap(completed -> completed.envelope().duration().stream())
                .sorted()
                .toList();
        return durations.isEmpty() ? Optional.empty() : Optional.of(durations.get(durations.size() / 2));
    }
}
