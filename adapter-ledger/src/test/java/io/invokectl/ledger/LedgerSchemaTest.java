package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerSchemaTest {
    private static final String OLD_JOB =
            "INSERT INTO job (id, model_id, state, status, created_at, address, input, tags, others, is_open, is_doubt,"
                    + " is_unsaved, is_finished) VALUES ('%s', 'm', '%s', '%s', '2026-01-22T12:00:00.000000000Z',"
                    + " 'https://api.test', '{}', '[]', '{}', 0, 0, 0, 1)";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void setFile() {
        file = directory.resolve("ledger.db");
    }

    @Test
    void verifies_the_durability_settings() {
        try (var ledger = ledger(file)) {
            assertThat(ledger.inspect()).isEmpty();
        }
        var location = LedgerLocation.at(file);
        try (var database = Database.open(location, ProgressListener.NONE)) {
            var schema = new Schema(location, database);
            assertThat(schema.pragmas().isDurable()).isFalse();

            schema.prepare(new FileMutex(location.sibling("-rescue"), Database.LOCK_TIMEOUT));

            assertThat(schema.pragmas().journalMode()).isEqualTo("wal");
            assertThat(schema.pragmas().synchronous()).isEqualTo(2);
            assertThat(schema.pragmas().foreignKeys()).isTrue();
            assertThat(schema.pragmas().busyTimeout()).isEqualTo(5_000);
            assertThat(schema.pragmas().version()).isEqualTo(4);
            assertThat(schema.pragmas().isDurable()).isTrue();
        }
    }

    @Test
    void reports_insufficient_durability() throws SQLException {
        var location = LedgerLocation.at(file);
        var database = Database.open(location, ProgressListener.NONE);
        try (var ledger = SqliteLedger.over(location, database, Database.LOCK_TIMEOUT, ProgressListener.NONE)) {
            database.run("PRAGMA synchronous = NORMAL");
            assertThat(ledger.inspect())
                    .singleElement()
                    .asString()
                    .startsWith("SQLite does not provide the required durability: ");
        }
    }

    @Test
    void a_newer_version_is_rejected_and_not_modified() throws Exception {
        ledger(file).close();
        sql("PRAGMA user_version = 7");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + file + ": has version 7, but this program supports versions up to 4;"
                        + " update the program or use another file")
                .returns(Kind.TROUBLE, LedgerException::kind);

        sql("PRAGMA user_version = 4");
        ledger(file).close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void an_older_version_is_upgraded_without_data_loss_or_alarm(int version) throws Exception {
        older(version);
        sql(OLD_JOB.formatted("old", "planned", "PLANNED"));
        sql("INSERT INTO attempt (job, number, started_at, outcome, sent_again, bytes_sent) VALUES ('old', 0,"
                + " '2026-01-22T12:00:00.000000000Z', 'not_sent', 0, 0)");

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(withStatus("NOT_SUBMITTED"))).singleElement().matches(job -> job.mayBeSent());
            assertThat(ledger.identity()).isNotEmpty();
            assertThat(ledger.missingIntent()).isEmpty();
            assertThat(ledger.lastIntent()).isEmpty();

            JobId next = begun(ledger);
            assertThat(ledger.lastIntent()).contains(new Intent(1, next));
        }
    }

    @Test
    void jobs_written_off_by_an_older_version_have_the_current_status() throws Exception {
        older(2);
        sql(OLD_JOB.formatted("old", "written_off", "IN_DOUBT"));
        sql("INSERT INTO attempt (job, number, started_at, outcome, sent_again, bytes_sent) VALUES ('old', 0,"
                + " '2026-01-22T12:00:00.000000000Z', 'in_doubt', 0, 0)");

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(withStatus("written_off")))
                    .singleElement()
                    .matches(job -> job.state().status().equals("WRITTEN_OFF"));
            assertThat(ledger.list(withStatus("IN_DOUBT"))).isEmpty();
        }
    }

    /** Creates a ledger as an earlier version of the program did. */
    private void older(int version) throws Exception {
        sql("PRAGMA journal_mode = WAL");
        for (int number = 1; number <= version; number++) {
            try (InputStream script = Schema.class.getResourceAsStream("migrations/" + number + ".sql")) {
                for (String statement : new String(script.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("--[^\n]*", "")
                        .strip()
                        .split(";")) {
                    sql(statement);
                }
            }
        }
        sql("PRAGMA application_id = " + 0x696e766b);
        sql("PRAGMA user_version = " + version);
    }

    private static JobFilter withStatus(String status) {
        return new JobFilter(
                JobFilter.Group.ALL,
                Optional.of(status),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    @Test
    void each_ledger_has_its_own_identity() {
        try (var ledger = ledger(file);
                var other = ledger(directory.resolve("other.db"))) {
            assertThat(ledger.identity()).isNotEqualTo(other.identity());
        }
    }

    @Test
    void a_database_of_another_program_is_rejected_and_not_modified() throws Exception {
        sql("CREATE TABLE bookmarks (url TEXT)");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + file + ": is a database of another program; use another file")
                .returns(Kind.TROUBLE, LedgerException::kind);

        assertThat(directory.toFile().list()).containsExactly("ledger.db");
    }

    @Test
    void a_file_that_is_not_a_database_is_rejected_and_not_modified() throws IOException {
        String text = "my notes, which are longer than a database header.\n".repeat(40);
        Files.writeString(file, text);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessageStartingWith("ledger " + file + ": is not a ledger; use another file ([SQLITE_NOTADB] ")
                .returns(Kind.TROUBLE, LedgerException::kind);

        assertThat(file).hasContent(text);
        assertThat(directory.toFile().list()).containsExactly("ledger.db");
    }

    @Test
    void reports_a_damaged_ledger() throws Exception {
        try (var ledger = ledger(file)) {
            for (int i = 0; i < 20; i++) {
                begun(ledger, LedgerFixture.large());
            }
        }
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int page = 1; page < 20; page++) {
                bytes.seek(page * 4096L);
                bytes.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            }
        }

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file).list(JobFilter.ALL))
                .withMessageContaining("is damaged; restore a backup")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @Test
    void reports_a_job_that_was_edited_by_hand() throws Exception {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }
        sql("UPDATE job SET state = 'unheard-of'");

        try (var ledger = ledger(file)) {
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> ledger.find(id))
                    .withMessage(
                            "ledger " + file + ": contains a job that cannot be read (unknown state \"unheard-of\");"
                                    + " it may have been edited by hand");
        }
    }

    @Test
    void reports_a_file_without_a_job() throws Exception {
        ledger(file).close();
        sql(
                "INSERT INTO file (job, number, path, url, bytes, sha256, content_type) VALUES ('j', 0, '', '', 0, '', '')");

        try (var ledger = ledger(file)) {
            assertThat(ledger.inspect()).hasSize(1).first().asString().endsWith("its job is missing");
        }
    }

    @Test
    void concurrent_threads_share_a_new_ledger() throws Exception {
        int count = 20;
        var barrier = new CyclicBarrier(count);
        Callable<JobId> task = () -> {
            barrier.await();
            try (var ledger = ledger(file)) {
                JobId id = begun(ledger);
                ledger.change(id, job -> job.withOutcome(LedgerFixture.ACCEPTED));
                return id;
            }
        };
        var threads = Executors.newFixedThreadPool(count);
        try {
            var results = new ArrayList<Future<JobId>>();
            for (int i = 0; i < count; i++) {
                results.add(threads.submit(task));
            }
            for (Future<JobId> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(count).allMatch(job -> job.isOpen());
            assertThat(ledger.inspect()).isEmpty();
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
