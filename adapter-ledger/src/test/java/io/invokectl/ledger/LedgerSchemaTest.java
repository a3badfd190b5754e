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
import java.io.IOException;
import java.io.RandomAccessFile;
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

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerSchemaTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.db");
    }

    @Test
    void what_sqlite_promises_is_read_back() {
        try (var ledger = ledger(file)) {
            assertThat(ledger.inspect()).isEmpty();
        }
        var place = LedgerLocation.at(file);
        try (var database = Database.open(place, ProgressListener.NONE)) {
            var schema = new Schema(place, database);
            assertThat(schema.condition().isAsPromised()).isFalse();

            schema.ensure(new FileMutex(place.beside("-rescue"), Database.PATIENCE));

            assertThat(schema.condition().journal()).isEqualTo("wal");
            assertThat(schema.condition().synchronous()).isEqualTo(2);
            assertThat(schema.condition().foreignKeys()).isTrue();
            assertThat(schema.condition().patience()).isEqualTo(5_000);
            assertThat(schema.condition().version()).isEqualTo(2);
            assertThat(schema.condition().isAsPromised()).isTrue();
        }
    }

    @Test
    void a_promise_that_was_taken_back_is_reported() throws SQLException {
        var place = LedgerLocation.at(file);
        var database = Database.open(place, ProgressListener.NONE);
        try (var ledger = SqliteLedger.over(place, database, Database.PATIENCE)) {
            database.run("PRAGMA synchronous = NORMAL");
            assertThat(ledger.inspect()).singleElement().asString().startsWith("it is not kept as safely as asked: ");
        }
    }

    @Test
    void a_ledger_of_a_newer_version_is_refused_and_left_alone() throws Exception {
        ledger(file).close();
        sql("PRAGMA user_version = 7");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + file + ": is of version 7, and this program knows none above 2;"
                        + " update the program, or name another file")
                .returns(Kind.TROUBLE, LedgerException::kind);

        sql("PRAGMA user_version = 2");
        ledger(file).close();
    }

    @Test
    void a_ledger_of_an_older_version_is_brought_to_this_one_with_all_that_is_in_it() throws Exception {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }
        sql("DROP TABLE identity");
        sql("PRAGMA user_version = 1");

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id)).isPresent();
            assertThat(ledger.identity()).isNotEmpty();
        }
    }

    @Test
    void what_an_older_release_wrote_off_has_the_status_of_today() throws Exception {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.change(id, job -> job.orphaned().writtenOff());
        }
        sql("UPDATE job SET status = 'IN_DOUBT'");

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(ofStatus("written_off")))
                    .singleElement()
                    .matches(job -> job.state().status().equals("WRITTEN_OFF"));
            assertThat(ledger.list(ofStatus("IN_DOUBT"))).isEmpty();
        }
    }

    private static JobFilter ofStatus(String word) {
        return new JobFilter(
                JobFilter.Group.ALL,
                Optional.of(word),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    @Test
    void no_two_ledgers_have_one_name() {
        try (var ledger = ledger(file);
                var other = ledger(folder.resolve("other.db"))) {
            assertThat(ledger.identity()).isNotEqualTo(other.identity());
        }
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_alone() throws Exception {
        sql("CREATE TABLE bookmarks (url TEXT)");

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessage("ledger " + file + ": is a database of another program; name another file")
                .returns(Kind.TROUBLE, LedgerException::kind);

        assertThat(folder.toFile().list()).containsExactly("ledger.db");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
        String text = "my notes, which are longer than the head of a database.\n".repeat(40);
        Files.writeString(file, text);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger(file))
                .withMessageStartingWith("ledger " + file + ": is not a ledger; name another file ([SQLITE_NOTADB] ")
                .returns(Kind.TROUBLE, LedgerException::kind);

        assertThat(file).hasContent(text);
        assertThat(folder.toFile().list()).containsExactly("ledger.db");
    }

    @Test
    void a_ledger_that_is_damaged_says_so() throws Exception {
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
                .withMessageContaining("is damaged; move it away")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @Test
    void a_job_that_somebody_changed_by_hand_says_so() throws Exception {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }
        sql("UPDATE job SET state = 'sold'");

        try (var ledger = ledger(file)) {
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> ledger.find(id))
                    .withMessage("ledger " + file + ": holds a job that cannot be read (no state is called \"sold\");"
                            + " was it changed by hand?");
        }
    }

    @Test
    void an_attempt_without_a_job_is_reported() throws Exception {
        ledger(file).close();
        sql(
                "INSERT INTO file (job, number, path, url, bytes, sha256, content_type) VALUES ('j', 0, '', '', 0, '', '')");

        try (var ledger = ledger(file)) {
            assertThat(ledger.inspect()).hasSize(1).first().asString().endsWith("its job is not there");
        }
    }

    @Test
    void many_that_open_a_new_ledger_at_once_find_one_ledger() throws Exception {
        int many = 20;
        var barrier = new CyclicBarrier(many);
        Callable<JobId> opening = () -> {
            barrier.await();
            try (var ledger = ledger(file)) {
                JobId id = begun(ledger);
                ledger.change(id, job -> job.withOutcome(LedgerFixture.ACCEPTED));
                return id;
            }
        };
        var threads = Executors.newFixedThreadPool(many);
        try {
            var openings = new ArrayList<Future<JobId>>();
            for (int i = 0; i < many; i++) {
                openings.add(threads.submit(opening));
            }
            for (Future<JobId> one : openings) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(many).allMatch(job -> job.isOpen());
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
