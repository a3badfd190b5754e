package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ACCEPTED;
import static io.invokectl.ledger.LedgerFixture.REQUEST_ID;
import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.JobState;
import io.invokectl.domain.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerRescueTest {
    private static final int SIZE = 64 * 1024;

    @TempDir
    Path directory;

    private Path file;
    private Path rescueFile;

    @BeforeEach
    void setFile() {
        file = directory.resolve("ledger.db");
        rescueFile = directory.resolve("ledger.db-rescue");
    }

    @Test
    void space_is_allocated_when_the_ledger_is_created() throws IOException {
        ledger(file).close();

        assertThat(Files.readAllBytes(rescueFile)).isEqualTo(new byte[SIZE]);
    }

    @Test
    void an_outcome_rescued_from_a_full_disk_is_applied_by_the_next_ledger() throws Exception {
        var location = LedgerLocation.at(file);
        var database = Database.open(location, ProgressListener.NONE);
        JobId id;
        try (var ledger = SqliteLedger.over(location, database, Database.LOCK_TIMEOUT, ProgressListener.NONE)) {
            id = begun(ledger);
            long pages = database.read(
                    sql -> sql.first("PRAGMA page_count", ResultRow::integer).orElseThrow());
            database.run("PRAGMA max_page_count = " + pages);

            AcceptedResponse accepted = large();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> ledger.change(id, job -> job.withOutcome(accepted)))
                    .withMessageStartingWith("ledger " + file
                            + ": cannot be written: the disk is full; free some space and retry ([SQLITE_FULL] ")
                    .returns(Kind.TROUBLE, LedgerException::kind);
            assertThat(ledger.find(id)).matches(job -> job.orElseThrow().isBeingSent());
            assertThat(ledger.rescue(id, accepted)).isEqualTo(rescueFile.toString());
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().state()).isEqualTo(new JobState.Accepted(large().invocation()));
        }
        assertThat(Files.readAllBytes(rescueFile)).isEqualTo(new byte[SIZE]);
    }

    @Test
    void a_rescued_outcome_equals_one_stored_directly() {
        Job direct = submitted();
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.rescue(id, ACCEPTED);
        }

        try (var ledger = ledger(file)) {
            Job job = ledger.find(id).orElseThrow();
            assertThat(job.state()).isEqualTo(direct.state());
            assertThat(job.attempts()).isEqualTo(direct.attempts());
        }
    }

    private Job submitted() {
        try (var ledger = ledger(directory.resolve("other.db"))) {
            JobId id = begun(ledger);
            ledger.change(id, job -> job.withOutcome(ACCEPTED));
            return ledger.find(id).orElseThrow();
        }
    }

    @Test
    void rescues_after_the_ledger_was_closed() {
        var ledger = ledger(file);
        JobId id = begun(ledger);
        ledger.close();

        ledger.rescue(id, ACCEPTED);

        try (var next = ledger(file)) {
            assertThat(next.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void rescues_on_an_interrupted_thread() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            Thread.currentThread().interrupt();
            ledger.rescue(id, ACCEPTED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ledger(file).find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void a_note_does_not_replace_a_known_outcome() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.rescue(id, ACCEPTED);
            ledger.change(id, job -> job.withOutcome(InvocationFixture.answered(422)));
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().state().status()).isEqualTo("REJECTED");
        }
    }

    @Test
    void a_note_replaces_a_written_off_doubt() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.rescue(id, ACCEPTED);
            ledger.change(id, job -> job.orphaned().writtenOff());
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    @Timeout(20)
    void does_not_wait_for_a_lock_when_there_are_no_notes() throws IOException {
        ledger(file).close();

        try (var other = FileChannel.open(rescueFile, StandardOpenOption.WRITE);
                var lock = other.lock();
                var ledger = ledger(file)) {
            assertThat(lock.isValid()).isTrue();
            assertThat(ledger.find(begun(ledger))).isPresent();
        }
    }

    @Test
    void reports_the_file_when_its_lock_is_not_released_in_time() throws IOException {
        var ledger = ledger(file);
        ledger.rescue(begun(ledger), ACCEPTED);
        ledger.close();
        var location = LedgerLocation.at(file);

        try (var other = FileChannel.open(rescueFile, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            long start = System.nanoTime();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> SqliteLedger.over(
                            location,
                            Database.open(location, ProgressListener.NONE),
                            Duration.ofMillis(200),
                            ProgressListener.NONE))
                    .withMessage("ledger " + rescueFile
                            + ": is locked by another process; retry when that process has ended")
                    .returns(Kind.TROUBLE, LedgerException::kind);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void reports_a_full_rescue_file() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < SIZE; i++) {
                            ledger.rescue(id, ACCEPTED);
                        }
                    })
                    .withMessage("ledger " + rescueFile + ": is full");
        }
        assertThat(rescueFile).hasSize(SIZE);
        ledger(file).close();
        assertThat(rescueFile).hasSize(SIZE);
    }

    @Test
    void keeps_the_request_id_of_a_response_that_does_not_fit() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.rescue(id, new AcceptedResponse(response("x".repeat(SIZE)), ACCEPTED.evidence()));
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void keeps_and_reports_unreadable_content() throws IOException {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }
        byte[] damaged = Arrays.copyOf(new byte[] {'{', (byte) 0xff, 0, 'x'}, SIZE);
        Files.write(rescueFile, damaged);
        try (var ledger = ledger(file)) {
            ledger.rescue(id, ACCEPTED);
            ledger.rescue(new JobId("gone"), ACCEPTED);
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
            assertThat(ledger.inspect())
                    .hasSize(2)
                    .allMatch(finding -> finding.startsWith(rescueFile + " contains a note that cannot be applied: {"));
            assertThat(Files.readAllBytes(rescueFile)).hasSize(SIZE).startsWith('{', 0xff, 0, 'x', '\n');
        }
    }

    @Test
    void a_truncated_or_deleted_file_is_allocated_again() throws IOException {
        ledger(file).close();
        Files.write(rescueFile, new byte[7], StandardOpenOption.TRUNCATE_EXISTING);
        ledger(file).close();
        assertThat(rescueFile).hasSize(SIZE);

        Files.delete(rescueFile);
        ledger(file).close();
        assertThat(rescueFile).hasSize(SIZE);
    }

    private static AcceptedResponse large() {
        return new AcceptedResponse(
                response("x".repeat(20_000)),
                new Evidence(Phase.ANSWERED, 1, LedgerFixture.NOON, LedgerFixture.NOON.plusNanos(1)));
    }

    private static Invocation response(String note) {
        return InvocationFixture.read(JsonObject.EMPTY
                .with("request_id", REQUEST_ID.value())
                .with("status", "QUEUED")
                .with("note", note));
    }
}
