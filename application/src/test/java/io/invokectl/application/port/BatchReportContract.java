package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link BatchReport}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class BatchReportContract {
    private static final Instructions INSTRUCTIONS = new Instructions(
            Optional.of("Run it again."),
            job -> List.of(
                    new Step("It was charged", "paid " + job.id()), new Step("It was not", "unpaid " + job.id())));

    /** The report under test; the same one during a test. */
    protected abstract BatchReport report();

    /** The content at a path that the report returned. */
    protected abstract String read(String path);

    @Test
    void rows_are_read_once_and_shown() {
        String page = write(row("castle", "COMPLETED"), row("harbour", "COMPLETED"));

        assertThat(page).containsSubsequence("castle", "harbour");
    }

    @Test
    void a_report_replaces_the_previous_one_at_the_same_path() {
        String path = report().write(Stream.of(row("castle", "COMPLETED")), 1, Instructions.NONE);

        assertThat(report().write(Stream.of(row("harbour", "COMPLETED")), 1, Instructions.NONE))
                .isEqualTo(path);
        assertThat(read(path)).contains("harbour").doesNotContain("castle");
    }

    @Test
    void a_report_that_fails_leaves_the_previous_one() {
        String path = report().write(Stream.of(row("castle", "COMPLETED")), 1, Instructions.NONE);
        Stream<ReportRow> failing = Stream.of(row("harbour", "COMPLETED")).peek(row -> {
            throw new IllegalStateException("no ledger");
        });

        assertThatThrownBy(() -> report().write(failing, 1, Instructions.NONE)).hasMessage("no ledger");

        assertThat(read(path)).contains("castle");
    }

    @Test
    void a_failed_row_includes_the_command_to_retry_it() {
        assertThat(write(row("castle", "FAILED"))).contains("Run it again.");
        assertThat(write(row("castle", "COMPLETED"))).doesNotContain("Run it again.");
    }

    @Test
    void a_row_in_doubt_includes_the_steps_that_resolve_its_job() {
        Job job = Job.planned(
                        new JobId("job_7"),
                        Optional.empty(),
                        InvocationFixture.cityAtSunset(),
                        new Origin(new ApiAddress("https://api.test"), Optional.empty()),
                        ManualClock.START)
                .withOutcome(new PossiblyAccepted("no answer within 60 s", InvocationFixture.evidence(Phase.WAITING)));

        assertThat(write(new ReportRow(row("castle", "IN_DOUBT").result(), Optional.of(job))))
                .containsSubsequence("It was charged:", "paid job_7", "It was not:", "unpaid job_7");
    }

    private String write(ReportRow... rows) {
        return read(report().write(Stream.of(rows), rows.length, INSTRUCTIONS));
    }

    private static ReportRow row(String id, String status) {
        var result = new RowResult(
                new RowId(id),
                Optional.empty(),
                new ModelId("fal-ai/flux/schnell"),
                status,
                List.of(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
        return new ReportRow(result, Optional.empty());
    }
}
