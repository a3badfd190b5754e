package io.invokectl.application.batch;

import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.util.Map;

/**
 * What a batch run would do.
 *
 * @param counts the current states of the rows
 * @param submissions the number of jobs to submit, by model
 * @param atLeast the shortest time that the rate limit allows, with two requests per submitted job and one per running
 *     job, without the time that the jobs take; zero without a limit
 */
public record BatchPlan(BatchCounts counts, Map<ModelId, Long> submissions, Duration atLeast) {

    public BatchPlan {
        submissions = Map.copyOf(submissions);
    }
}
