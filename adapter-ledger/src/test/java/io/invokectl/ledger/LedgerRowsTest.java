package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ACCEPTED;
import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger.UnreadableJob;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerRowsTest {
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void setFile() {
        file = directory.resolve("ledger.db");
    }

    @Test
    void saving_files_elsewhere_does_not_change_which_job_saved_a_path_last() {
        try (var ledger = ledger(file)) {
            JobId first = begun(ledger);
            JobId second = begun(ledger);
            ledger.change(first, job -> job.saved(List.of(saved("/1.png"))));
            ledger.change(second, job -> job.saved(List.of(saved("/1.png"))));

            ledger.change(first, job -> job.saved(List.of(saved("/2.png"))));

            assertThat(ledger.lastSavedAt("/1.png")).contains(second);
            assertThat(ledger.lastSavedAt("/2.png")).contains(first);
            assertThat(ledger.find(first).orElseThrow().files())
                    .extracting(SavedFile::path)
                    .containsExactly("/1.png", "/2.png");
        }
    }

    @Test
    void pruning_leaves_no_byte_of_a_job_on_disk() throws IOException {
        try (var ledger = ledger(file)) {
            JobId unfinished = begun(ledger, prompting("remember-me"));
            JobId small = begun(ledger, prompting("forget-me"));
            JobId large = begun(ledger, prompting("forget-me ".repeat(5_000)));
            for (JobId id : List.of(small, large)) {
                ledger.change(id, job -> job.withOutcome(ACCEPTED));
                ledger.change(id, job -> job.seen(answer("QUEUED", "forget-me".repeat(2_000))));
                ledger.change(id, job -> job.seen(answer("FAILED", "forget-me")));
            }
            assertThat(bytes()).contains("forget-me");

            assertThat(ledger.prune(LedgerFixture.NOON.plusSeconds(1), false).jobs())
                    .isEqualTo(2);

            assertThat(bytes()).contains("remember-me").doesNotContain("forget-me");
            assertThat(ledger.find(unfinished)).isPresent();
        }
    }

    @Test
    void skips_and_reports_a_job_that_cannot_be_read() throws SQLException {
        JobId sound;
        JobId damaged;
        try (var ledger = ledger(file)) {
            sound = begun(ledger);
            damaged = begun(ledger);
        }
        sql("UPDATE job SET state = 'unheard-of' WHERE id = '" + damaged + "'");

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).extracting(Job::id).containsExactly(sound);
            assertThat(ledger.list(JobFilter.of(JobFilter.Group.DOUBTS)))
                    .extracting(Job::id)
                    .containsExactly(sound);
            assertThat(ledger.each(JobFilter.ALL, job -> {}))
                    .containsExactly(new UnreadableJob(damaged.value(), "unknown state \"unheard-of\""));
        }
    }

    @Test
    void a_damaged_page_is_reported_and_never_causes_another_exception() throws Exception {
        try (var ledger = ledger(file)) {
            for (int i = 0; i < 50; i++) {
                JobId id = begun(ledger, prompting("remember-me ".repeat(100)));
                ledger.change(id, job -> job.withOutcome(ACCEPTED));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Files.delete(directory.resolve("ledger.db-wal"));
        Files.delete(directory.resolve("ledger.db-shm"));
        int reported = 0;
        for (int page = 1; page < whole.length / PAGE; page++) {
            byte[] damaged = whole.clone();
            for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
                damaged[i] ^= 0x55;
            }
            Files.write(file, damaged);
            reported += isReported() ? 1 : 0;
        }
        assertThat(reported).isGreaterThan(whole.length / PAGE / 2);
    }

    private boolean isReported() {
        try (var ledger = ledger(file)) {
            return !ledger.each(JobFilter.ALL, job -> {}).isEmpty()
                    || !ledger.inspect().isEmpty();
        } catch (LedgerException reported) {
            return true;
        }
    }

    @Test
    void pruning_keeps_the_key_and_the_outcome() {
        var key = new IdempotencyKey("batch/1/a");
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        try (var ledger = ledger(file)) {
            Intent intent = ledger.open(
                            Optional.of(key),
                            id -> Job.planned(id, Optional.of(key), prompting("x"), origin, LedgerFixture.NOON),
                            UnaryOperator.identity())
                    .intent()
                    .orElseThrow();
            ledger.change(intent.job(), job -> job.withOutcome(ACCEPTED));
            ledger.change(intent.job(), job -> job.seen(answer("COMPLETED", "n")));
            begun(ledger);

            assertThat(ledger.prune(LedgerFixture.NOON.plusSeconds(1), false).jobs())
                    .isEqualTo(1);

            Job pruned = ledger.find(key).orElseThrow();
            assertThat(pruned.completed()).isPresent();
            assertThat(pruned.requestId()).contains(LedgerFixture.REQUEST_ID);
            assertThat(pruned.submission().input().members()).isEmpty();
            assertThat(pruned.isOf(prompting("x"))).isTrue();
            assertThat(ledger.holds(intent)).isTrue();
            assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
            assertThat(ledger.prune(LedgerFixture.NOON.plusSeconds(1), false).jobs())
                    .isZero();
        }
    }

    private static SavedFile saved(String path) {
        return new SavedFile(path, "u", 1, "aa", "image/png");
    }

    private static Submission prompting(String prompt) {
        return new Submission(new ModelId("m"), JsonObject.EMPTY.with("prompt", prompt));
    }

    private static Invocation answer(String status, String note) {
        return InvocationFixture.read(JsonObject.EMPTY
                .with("request_id", LedgerFixture.REQUEST_ID.value())
                .with("status", status)
                .with("note", note));
    }

    /** Returns the content of all files, one character per byte. */
    private String bytes() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : files.toList()) {
                all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
