package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ACCEPTED;
import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger.UnreadableJob;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerRowsTest {
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
