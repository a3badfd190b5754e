package io.invokectl.application.batch;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.util.Map;

/**
 * What running a batch would do.
 *
 * @param counts how its rows stand now
 * @param submissions how many jobs would be submitted, by model
 * @param atLeast the time that the rate limit makes it take, two requests for each job that is submitted and one for
 *     each that is running; the jobs' own time comes on top
 */
public record BatchPlan(BatchCounts counts, Map<ModelId, Long> submissions, Duration atLeast) {

    /** Copies the map. */
    public BatchPlan {
        requireNonNull(counts, "counts");
        submissions = Map.copyOf(submissions);
        requireNonNull(atLeast, "atLeast");
    }
}
