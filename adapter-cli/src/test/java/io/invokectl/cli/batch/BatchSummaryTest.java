package io.invokectl.cli.batch;

import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.cli.batch.RowFixture.kept;
import static io.invokectl.cli.batch.RowFixture.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchCounts;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.ledger.PassedOver;
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
    private boolean timeIsUp;

    @Test
    void nothing_is_wrong_when_all_is_done() {
        noted.add(kept("1", "out/1-1.png"));

        assertThat(told(new BatchCounts(1, 1, 0, 0, 0, 0, 0, 0))).isEmpty();
        assertThat(exitCode(new BatchCounts(1, 1, 0, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.DONE);
    }

    @Test
    void rows_in_doubt_are_named_with_the_command_to_see_them() {
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
    void rows_that_were_written_off_are_no_failure() {
        noted.add(wrong("7", "WRITTEN_OFF", "read timed out"));
        var counts = new BatchCounts(2, 1, 0, 0, 0, 0, 0, 1);

        assertThat(told(counts)).isEmpty();
        assertThat(exitCode(counts)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void of_many_rows_in_doubt_ten_are_named() {
        IntStream.rangeClosed(1, 12).forEach(row -> noted.add(wrong("" + row, "IN_DOUBT", "reset")));

        assertThat(told(new BatchCounts(12, 0, 0, 0, 0, 12, 0, 0)))
                .contains("12 rows in doubt: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …");
    }

    @Test
    void each_kind_of_failure_is_told_once_with_its_row_and_its_hint() {
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
    void what_stopped_the_batch_is_told_once() {
        stoppedBy = Optional.of(ApiException.of(error(402, "no money")));
        failures.put(new RowId("4"), stoppedBy.get());

        BatchCounts counts = new BatchCounts(9, 6, 0, 0, 1, 0, 0, 0);

        assertThat(told(counts)).containsExactly("POST https://api.test/v1/async-invoke: 402 no money");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void of_rows_that_failed_the_first_of_each_status_is_told_with_its_reason() {
        noted.addAll(List.of(wrong("1", "FAILED", "boom"), wrong("2", "FAILED", "bang")));
        noted.add(wrong("3", "REJECTED", "422 no prompt"));

        BatchCounts counts = new BatchCounts(3, 0, 0, 2, 1, 0, 0, 0);

        assertThat(told(counts)).containsExactly("row 1 FAILED: boom", "row 3 REJECTED: 422 no prompt");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void a_row_whose_failure_was_told_is_not_told_again() {
        noted.add(wrong("1", "REJECTED", "422 no prompt"));
        failures.put(new RowId("1"), ApiException.of(error(422, "no prompt")));

        assertThat(told(new BatchCounts(1, 0, 0, 0, 1, 0, 0, 0)))
                .containsExactly(
                        "row 1: POST https://api.test/v1/async-invoke: 422 no prompt",
                        "correct the input; it is not documented whether rejected submissions are charged");
    }

    @Test
    void counts_decide_even_where_no_row_tells_more() {
        assertThat(exitCode(new BatchCounts(2, 1, 0, 1, 0, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
        assertThat(exitCode(new BatchCounts(2, 1, 1, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
        assertThat(exitCode(new BatchCounts(2, 1, 0, 0, 1, 0, 0, 0))).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void when_the_time_is_up_the_same_command_goes_on() {
        timeIsUp = true;
        BatchCounts counts = new BatchCounts(9, 6, 0, 0, 0, 0, 1, 0);

        assertThat(told(counts))
                .containsExactly("timed out: 6 done, 1 running, 2 waiting", "rerun the same command to resume");
        assertThat(exitCode(counts)).isEqualTo(ExitCode.DEADLINE);
        assertThat(exitCode(new BatchCounts(9, 6, 0, 0, 0, 0, 0, 0))).isEqualTo(ExitCode.DEADLINE);
    }

    @Test
    void rows_that_no_more_than_so_many_jobs_left_over_are_no_trouble() {
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
                new BatchOutcome(counts, failures, stoppedBy, PassedOver.NONE, false, false, List.of()),
                folder,
                timeIsUp);
    }
}
