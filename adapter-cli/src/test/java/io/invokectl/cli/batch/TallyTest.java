package io.invokectl.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.RunBatch.BatchPlan;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.json.JsonText;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TallyTest {
    private static final BatchCounts ALL_KINDS = new BatchCounts(100, 40, 1, 2, 3, 4, 20, 0);

    @Test
    void text_output_has_the_nonzero_counts() {
        assertThat(Tally.line(new BatchCounts(100, 97, 0, 1, 0, 2, 0, 0)))
                .isEqualTo("100 rows: 97 done, 1 failed, 2 in doubt");
        assertThat(Tally.line(new BatchCounts(2, 1, 0, 0, 0, 0, 0, 1))).isEqualTo("2 rows: 1 done, 1 written off");
        assertThat(Tally.line(new BatchCounts(1, 0, 0, 0, 0, 0, 0, 0))).isEqualTo("1 row: 0 done, 1 not submitted");
        assertThat(Tally.line(ALL_KINDS))
                .isEqualTo(
                        "100 rows: 40 done, 20 running, 30 not submitted, 2 failed, 3 rejected, 1 unsaved, 4 in doubt");
    }

    @Test
    void json_output_has_every_count() {
        assertThat(JsonText.compact(Tally.document(ALL_KINDS)))
                .isEqualTo("{\"rows\":100,\"done\":40,\"running\":20,\"not_submitted\":30,\"failed\":2,\"rejected\":3,"
                        + "\"unsaved\":1,\"in_doubt\":4,\"written_off\":0}");
    }

    @Test
    void a_plan_shows_jobs_by_model_and_the_minimum_duration() {
        var plan = new BatchPlan(
                ALL_KINDS,
                Map.of(new ModelId("fal-ai/flux/schnell"), 20L, new ModelId("fal-ai/fast-sdxl"), 10L),
                Duration.ofMillis(12_100));

        assertThat(PlanDocument.text(plan))
                .containsExactly(
                        "100 rows: 40 done, 20 running, 30 not submitted, 2 failed, 3 rejected, 1 unsaved, 4 in doubt",
                        "would submit 10 jobs to fal-ai/fast-sdxl",
                        "would submit 20 jobs to fal-ai/flux/schnell",
                        "at least 12 s at this rate limit, plus the time the jobs take");
        assertThat(JsonText.compact(PlanDocument.of(plan)))
                .endsWith("},\"submissions\":[{\"model_id\":\"fal-ai/fast-sdxl\",\"jobs\":10},"
                        + "{\"model_id\":\"fal-ai/flux/schnell\",\"jobs\":20}],\"at_least_seconds\":13}");
    }

    @Test
    void a_plan_omits_the_time_if_the_rate_limit_does_not_apply() {
        var plan = new BatchPlan(ALL_KINDS, Map.of(new ModelId("fal-ai/fast-sdxl"), 1L), Duration.ZERO);

        assertThat(PlanDocument.text(plan))
                .containsExactly(
                        "100 rows: 40 done, 20 running, 30 not submitted, 2 failed, 3 rejected, 1 unsaved, 4 in doubt",
                        "would submit 1 job to fal-ai/fast-sdxl");
    }
}
