package io.invokectl.cli.batch;

import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.cli.batch.RowFixture.kept;
import static io.invokectl.cli.batch.RowFixture.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.ledger.SkippedJobs;
import io.invokectl.application.port.InMemoryBatchFolder;
import io.invokectl.cli.output.ErrorReport;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.output.Hints;
import io.invokectl.cli.output.ResumeCommand;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.LocalFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchSummaryTest {
    private static final ResumeCommand TAKE_UP = new ResumeCommand(List.of("--ledger", "my.db"));

    private final List<RowResult> noted = new ArrayList<>();
    private final Map<RowId, InvokectlException> failures = new LinkedHashMap<>();
    private Optional<InvokectlException> stoppedBy = Optional.empty();
    private int failedInARow;
    private List<RowId> changed = List.of();
    private boolean timeIsUp;

    @Test
    void reports_nothing_if_every_row_is_done() {
        noted.add(kept("1", "out/1-1.png"));

        assertThat(told(new BatchCounts(1, 1, 0, 0, 0, 0, 0, 0))).isEmpty();
        assertThat(exitCode(new BatchCounts(1, 1, 0, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void names_rows_in_doubt_and_the_command_that_shows_them() {
        noted.addAll(List.of(wrong("7", "IN_DOUBT", "read timed out"), kept("8", "8.png")));
        noted.add(wrong("9", "IN_DOUBT", "reset"));

        BatchCounts counts = new BatchCounts(3, 1, 0, 0, 0, 2, 0, 0);

        assertThat(told(counts))
                .containsExactly(
                        "2 rows in doubt: 7, 9",
                        "they may have been accepted and are not resubmitted; see:"
                                + " invokectl doubts --ledger my.db");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.IN_DOUBT);
    }

    @Test
    void written_off_rows_are_not_failures() {
        noted.add(wrong("7", "WRITTEN_OFF", "read timed out"));
        var counts = new BatchCounts(2, 1, 0, 0, 0, 0, 0, 1);

        assertThat(told(counts)).isEmpty();
        assertThat(exitCode(counts)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void names_at_most_ten_rows_in_doubt() {
        IntStream.rangeClosed(1, 12).forEach(row -> noted.add(wrong("" + row, "IN_DOUBT", "reset")));

        assertThat(told(new BatchCounts(12, 0, 0, 0, 0, 12, 0, 0)))
                .contains("12 rows in doubt: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …");
    }

    @Test
    void reports_each_kind_of_failure_once_with_a_row_and_a_hint() {
        failures.put(new RowId("4"), ApiException.of(error(503, "busy")));
        failures.put(new RowId("2"), new LocalFileException("out", "permission denied"));

        BatchCounts counts = new BatchCounts(9, 6, 3, 0, 0, 0, 0, 0);

        assertThat(told(counts))
                .containsExactly(
                        "row 4: POST https://api.test/v1/async-invoke: 503 busy",
                        "try again later",
                        "row 2: out: permission denied");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.LOCAL_FILE);
    }

    @Test
    void reports_what_stopped_the_batch_once() {
        stoppedBy = Optional.of(ApiException.of(error(402, "no money")));
        failures.put(new RowId("4"), stoppedBy.get());

        BatchCounts counts = new BatchCounts(9, 6, 0, 0, 1, 0, 0, 0);

        assertThat(told(counts)).containsExactly("POST https://api.test/v1/async-invoke: 402 no money");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void submissions_that_failed_alike_say_how_to_go_on() {
        stoppedBy = Optional.of(ApiException.of(error(422, "no prompt")));
        failures.put(new RowId("1"), stoppedBy.get());
        failedInARow = 10;

        BatchCounts counts = new BatchCounts(40, 0, 0, 0, 10, 0, 0, 0);

        assertThat(told(counts))
                .containsExactly(
                        "stopped after 10 submissions in a row failed alike: POST https://api.test/v1/async-invoke: 422"
                                + " no prompt",
                        "correct the rows and rerun with --retry-failed, or submit the others with --keep-going");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void skipped_rows_that_changed_are_a_usage_failure() {
        changed = List.of(new RowId("1"), new RowId("2"));

        BatchCounts counts = new BatchCounts(3, 3, 0, 0, 0, 0, 0, 0);

        assertThat(told(counts))
                .containsExactly(
                        "skipped 2 rows that differ from what was submitted under their IDs: 1, 2",
                        "give them other IDs");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void rows_that_were_not_submitted_are_reported_by_the_run_that_tried() {
        noted.add(wrong("1", "NOT_SUBMITTED", "503 busy"));

        assertThat(told(new BatchCounts(1, 0, 0, 0, 0, 0, 0, 0))).isEmpty();
    }

    @Test
    void reports_the_first_failed_row_of_each_status_with_its_reason() {
        noted.addAll(List.of(wrong("1", "FAILED", "boom"), wrong("2", "FAILED", "bang")));
        noted.add(wrong("3", "REJECTED", "422 no prompt"));

        BatchCounts counts = new BatchCounts(3, 0, 0, 2, 1, 0, 0, 0);

        assertThat(told(counts)).containsExactly("row 1 FAILED: boom", "row 3 REJECTED: 422 no prompt");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void does_not_report_a_row_twice() {
        noted.add(wrong("1", "REJECTED", "422 no prompt"));
        failures.put(new RowId("1"), ApiException.of(error(422, "no prompt")));

        assertThat(told(new BatchCounts(1, 0, 0, 0, 1, 0, 0, 0)))
                .containsExactly(
                        "row 1: POST https://api.test/v1/async-invoke: 422 no prompt",
                        "correct the input; it is not documented whether rejected submissions are charged");
    }

    @Test
    void derives_the_exit_code_from_counts_alone() {
        assertThat(exitCode(new BatchCounts(2, 1, 0, 1, 0, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
        assertThat(exitCode(new BatchCounts(2, 1, 1, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
        assertThat(exitCode(new BatchCounts(2, 1, 0, 0, 1, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void after_a_timeout_suggests_running_the_command_again() {
        timeIsUp = true;
        BatchCounts counts = new BatchCounts(9, 6, 0, 0, 0, 0, 1, 0);

        assertThat(told(counts))
                .containsExactly("timed out: 6 done, 1 running, 2 not submitted", "rerun the same command to resume");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.DEADLINE);
        assertThat(exitCode(new BatchCounts(9, 6, 0, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.DEADLINE);
    }

    @Test
    void rows_beyond_the_maximum_number_of_jobs_are_not_failures() {
        assertThat(exitCode(new BatchCounts(9, 6, 0, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.DONE);
    }

    private List<String> told(BatchCounts counts) {
        return reports(counts).stream()
                .flatMap(report -> Stream.concat(Stream.of(report.detail()), report.hint().stream()))
                .toList();
    }

    private ExitCode exitCode(BatchCounts counts) {
        var codes =
                new ArrayList<>(reports(counts).stream().map(ErrorReport::code).toList());
        codes.add(ending(counts).exitCode());
        return ExitCode.mostSevere(codes);
    }

    private List<ErrorReport> reports(BatchCounts counts) {
        return ending(counts).failures(failure -> ErrorReport.of(failure, Hints.NONE), TAKE_UP);
    }

    private BatchSummary ending(BatchCounts counts) {
        var folder = new InMemoryBatchFolder("0123456789abcdef");
        noted.forEach(folder::note);
        return new BatchSummary(
                new BatchOutcome(
                        counts,
                        failures,
                        stoppedBy,
                        failedInARow,
                        changed,
                        SkippedJobs.NONE,
                        false,
                        false,
                        timeIsUp,
                        List.of()),
                folder);
    }
}
