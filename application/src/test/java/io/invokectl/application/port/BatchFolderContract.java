package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.batch.SubmittedRow;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.SavedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link BatchFolder}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class BatchFolderContract {
    private static final ModelId MODEL = new ModelId("fal-ai/flux/schnell");
    private static final Instant NOON = Instant.parse("2026-01-22T12:00:00.123456789Z");

    /** The directory under test, opened for a run. */
    protected abstract BatchFolder forRun();

    /** The same directory, opened for reading, as another process would. */
    protected abstract BatchFolder forReading();

    /** The directory of another batch, opened for a run. */
    protected abstract BatchFolder anotherForRun();

    /** The path of a file in the directory. */
    protected abstract String path(String name);

    @Test
    void logs_submissions_in_order_until_what_is_missing_is_accepted() {
        SubmittedRow first = submitted("a", 1);
        SubmittedRow second = submitted("b", 2);
        try (BatchFolder folder = forRun()) {
            folder.log(first);
            folder.log(second);
        }

        try (BatchFolder folder = forReading()) {
            assertThat(submissions(folder)).containsExactly(first, second);
            assertThatThrownBy(() -> folder.log(first)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(folder::acceptMissing).isInstanceOf(IllegalStateException.class);
        }

        try (BatchFolder folder = forRun()) {
            folder.acceptMissing();
            folder.log(second);
            assertThat(submissions(folder)).containsExactly(second);
        }
    }

    private static SubmittedRow submitted(String row, long number) {
        return new SubmittedRow(
                new RowId(row),
                new IdempotencyKey("batch/1/" + row),
                new Intent(number, new JobId("job_" + row)),
                MODEL,
                new ApiAddress("https://api.test"),
                NOON);
    }

    private static List<SubmittedRow> submissions(BatchFolder folder) {
        var all = new ArrayList<SubmittedRow>();
        folder.eachSubmission(all::add);
        return all;
    }

    @Test
    void a_batch_has_a_stable_unique_id() {
        String name;
        try (BatchFolder folder = forRun()) {
            name = folder.batch();
        }

        try (BatchFolder again = forRun();
                BatchFolder looking = forReading();
                BatchFolder other = anotherForRun()) {
            assertThat(name).isNotBlank();
            assertThat(again.batch()).isEqualTo(name);
            assertThat(looking.batch()).isEqualTo(name);
            assertThat(other.batch()).isNotEqualTo(name);
        }
    }

    @Test
    void stores_the_number_of_rows() {
        try (BatchFolder folder = forRun()) {
            assertThat(folder.rows()).isZero();
            folder.rows(100_000);
            folder.rows(7);
            assertThat(folder.rows()).isEqualTo(7);
        }

        assertThat(forReading().rows()).isEqualTo(7);
        assertThatThrownBy(() -> forReading().rows(8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stores_the_identity_of_the_ledger() {
        try (BatchFolder folder = forRun()) {
            assertThat(folder.ledger()).isEmpty();
            folder.ledger("0123456789abcdef");
        }

        assertThat(forReading().ledger()).contains("0123456789abcdef");
        assertThatThrownBy(() -> forReading().ledger("f")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stores_the_result_of_a_row_completely() {
        var done = new RowResult(
                new RowId("Stadt \u2603 \ud83d\ude00 \"a\"\\"),
                Optional.of(new RequestId("req_1")),
                MODEL,
                "COMPLETED",
                List.of(
                        new SavedFile(
                                path("a-1.png"), "https://v3b.fal.media/a.png", 5_000_000_000L, "ab12", "image/png"),
                        new SavedFile(path("a-2.png"), "data:image/png;base64,", 0, "cd34", "image/png")),
                Optional.empty(),
                2,
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(3)));
        var doubtful = new RowResult(
                new RowId("b"),
                Optional.empty(),
                MODEL,
                "IN_DOUBT",
                List.of(),
                Optional.of("no answer:\nreset \u001b[1m"),
                1,
                Optional.empty(),
                Optional.empty());
        try (BatchFolder folder = forRun()) {
            folder.note(done);
            folder.note(doubtful);
            assertThat(results(folder)).containsExactly(done, doubtful);
        }

        assertThat(results(forReading())).containsExactly(done, doubtful);
    }

    @Test
    void a_batch_of_which_no_row_has_ended_has_no_results() {
        try (BatchFolder folder = forRun()) {
            assertThat(results(folder)).isEmpty();
        }
    }

    @Test
    void the_last_result_of_a_row_counts() {
        try (BatchFolder folder = forRun()) {
            folder.note(result("a", "FAILED"));
            folder.note(result("b", "COMPLETED"));
        }

        try (BatchFolder folder = forRun()) {
            folder.note(result("a", "COMPLETED"));

            assertThat(results(folder)).containsExactly(result("b", "COMPLETED"), result("a", "COMPLETED"));
        }
    }

    @Test
    void a_reader_sees_the_results_so_far_and_writes_nothing() {
        try (BatchFolder folder = forRun();
                BatchFolder looking = forReading()) {
            folder.note(result("a", "COMPLETED"));

            assertThat(results(looking)).containsExactly(result("a", "COMPLETED"));
            assertThatThrownBy(() -> looking.note(result("b", "COMPLETED"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void only_one_run_at_a_time_opens_it() {
        try (BatchFolder folder = forRun()) {
            forReading().close();
            assertThatThrownBy(this::forRun)
                    .isInstanceOf(LocalFileException.class)
                    .hasMessageEndingWith(": another run of this batch is in progress; wait until it ends");
            folder.note(result("a", "COMPLETED"));
        }

        try (BatchFolder next = forRun()) {
            assertThat(results(next)).hasSize(1);
        }
    }

    @Test
    void many_threads_may_append_at_once() throws Exception {
        List<String> ids =
                IntStream.range(0, 200).mapToObj(number -> "row-" + number).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (BatchFolder folder = forRun()) {
            List<Callable<String>> notes = ids.stream()
                    .<Callable<String>>map(id -> () -> {
                        folder.note(result(id, "COMPLETED"));
                        return id;
                    })
                    .toList();
            for (Future<String> noted : threads.invokeAll(notes)) {
                noted.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(results(forReading()))
                .extracting(result -> result.id().value())
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void an_interrupted_thread_may_append() {
        try (BatchFolder folder = forRun()) {
            Thread.currentThread().interrupt();
            folder.note(result("a", "COMPLETED"));
            assertThat(Thread.interrupted()).isTrue();

            folder.note(result("b", "COMPLETED"));

            assertThat(results(folder)).hasSize(2);
        }
    }

    protected static RowResult result(String id, String status) {
        return new RowResult(
                new RowId(id),
                Optional.of(new RequestId("req_" + id)),
                MODEL,
                status,
                List.of(),
                Optional.empty(),
                1,
                Optional.of(NOON),
                Optional.empty());
    }

    protected static List<RowResult> results(BatchFolder folder) {
        var results = new ArrayList<RowResult>();
        folder.each(results::add);
        return results;
    }
}
