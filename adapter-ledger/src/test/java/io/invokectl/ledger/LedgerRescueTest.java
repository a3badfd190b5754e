package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ACCEPTED;
import static io.invokectl.ledger.LedgerFixture.REQUEST_ID;
import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.domain.attempt.AcceptedResponse;
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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerRescueTest {
    private static final int ROOM = 64 * 1024;

    @TempDir
    Path folder;

    private Path file;
    private Path rescue;

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.db");
        rescue = folder.resolve("ledger.db-rescue");
    }

    @Test
    void room_is_made_beforehand() throws IOException {
        ledger(file).close();

        assertThat(Files.readAllBytes(rescue)).isEqualTo(new byte[ROOM]);
    }

    @Test
    void a_full_disk_is_trouble_and_what_was_paid_for_is_known_at_the_next_start() throws Exception {
        var place = LedgerLocation.at(file);
        var database = Database.open(place, ProgressListener.NONE);
        JobId id;
        try (var ledger = SqliteLedger.over(place, database, Database.PATIENCE)) {
            id = begun(ledger);
            long pages = database.read(
                    all -> all.first("PRAGMA page_count", Row::number).orElseThrow());
            database.run("PRAGMA max_page_count = " + pages);

            AcceptedResponse accepted = large();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> ledger.change(id, job -> job.withOutcome(accepted)))
                    .withMessageStartingWith("ledger " + file
                            + ": cannot be written, as the disk is full; make room and try again ([SQLITE_FULL] ")
                    .returns(Kind.TROUBLE, LedgerException::kind);
            assertThat(ledger.find(id)).matches(job -> job.orElseThrow().isBeingSent());
            assertThat(ledger.rescue(id, accepted)).isEqualTo(rescue.toString());
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().state()).isEqualTo(new JobState.Accepted(large().invocation()));
        }
        assertThat(Files.readAllBytes(rescue)).isEqualTo(new byte[ROOM]);
    }

    @Test
    void the_note_tells_what_the_database_would_have_told() {
        var direct = begunAndSettled();
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

    private Job begunAndSettled() {
        try (var ledger = ledger(folder.resolve("other.db"))) {
            JobId id = begun(ledger);
            ledger.change(id, job -> job.withOutcome(ACCEPTED));
            return ledger.find(id).orElseThrow();
        }
    }

    @Test
    void a_note_is_taken_where_the_database_can_no_longer_be_used() {
        var ledger = ledger(file);
        JobId id = begun(ledger);
        ledger.close();

        ledger.rescue(id, ACCEPTED);

        try (var next = ledger(file)) {
            assertThat(next.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void a_note_is_taken_from_a_thread_that_is_interrupted() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            Thread.currentThread().interrupt();
            ledger.rescue(id, ACCEPTED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ledger(file).find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void a_job_that_was_settled_meanwhile_stays_as_it_is() {
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
    void a_doubt_that_was_written_off_meanwhile_is_settled_by_what_was_noted() {
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
    void where_nothing_is_noted_nobody_is_waited_for() throws IOException {
        ledger(file).close();

        try (var other = FileChannel.open(rescue, StandardOpenOption.WRITE);
                var lock = other.lock();
                var ledger = ledger(file)) {
            assertThat(lock.isValid()).isTrue();
            assertThat(ledger.find(begun(ledger))).isPresent();
        }
    }

    @Test
    void another_that_does_not_let_go_is_waited_for_with_patience_and_then_named() throws IOException {
        var ledger = ledger(file);
        ledger.rescue(begun(ledger), ACCEPTED);
        ledger.close();
        var place = LedgerLocation.at(file);

        try (var other = FileChannel.open(rescue, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            long start = System.nanoTime();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> SqliteLedger.over(
                            place, Database.open(place, ProgressListener.NONE), Duration.ofMillis(200)))
                    .withMessage("ledger " + rescue + ": is locked by another program; try again when that has ended")
                    .returns(Kind.TROUBLE, LedgerException::kind);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void one_that_lets_go_in_time_is_waited_for_even_by_a_thread_that_is_interrupted() throws Exception {
        ledger(file).close();

        try (var other = FileChannel.open(rescue, StandardOpenOption.WRITE)) {
            var lock = other.lock();
            var releasing = CompletableFuture.runAsync(
                    () -> assertThatNoException().isThrownBy(lock::release),
                    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
            Thread.currentThread().interrupt();
            boolean done = new FileMutex(rescue, Database.PATIENCE).on(room -> true);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(done).isTrue();
            releasing.join();
        }
    }

    @Test
    void work_that_an_interrupt_breaks_off_is_done_once_more() throws IOException {
        var tries = new AtomicInteger();

        int written = new FileMutex(rescue, Database.PATIENCE).on(room -> {
            if (tries.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
            return room.write(ByteBuffer.wrap(new byte[] {1}), 0);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).isEqualTo(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void many_notes_find_room_and_then_none_is_pretended() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < ROOM; i++) {
                            ledger.rescue(id, ACCEPTED);
                        }
                    })
                    .withMessage("ledger " + rescue + ": has no room left");
        }
        assertThat(rescue).hasSize(ROOM);
        ledger(file).close();
        assertThat(rescue).hasSize(ROOM);
    }

    @Test
    void of_an_answer_that_is_too_long_the_name_of_the_job_is_kept() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
            ledger.rescue(id, new AcceptedResponse(answer("x".repeat(ROOM)), ACCEPTED.evidence()));
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
        }
    }

    @Test
    void what_cannot_be_read_stays_and_is_reported_and_hides_nothing() throws IOException {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }
        byte[] damaged = Arrays.copyOf(new byte[] {'{', (byte) 0xff, 0, 'x'}, ROOM);
        Files.write(rescue, damaged);
        try (var ledger = ledger(file)) {
            ledger.rescue(id, ACCEPTED);
            ledger.rescue(new JobId("gone"), ACCEPTED);
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id).orElseThrow().requestId()).contains(REQUEST_ID);
            assertThat(ledger.inspect())
                    .hasSize(2)
                    .allMatch(finding -> finding.startsWith(rescue + " holds what could not be taken up: {"));
            assertThat(Files.readAllBytes(rescue)).hasSize(ROOM).startsWith('{', 0xff, 0, 'x', '\n');
        }
    }

    @Test
    void room_that_was_lost_is_made_again() throws IOException {
        ledger(file).close();
        Files.write(rescue, new byte[7], StandardOpenOption.TRUNCATE_EXISTING);
        ledger(file).close();
        assertThat(rescue).hasSize(ROOM);

        Files.delete(rescue);
        ledger(file).close();
        assertThat(rescue).hasSize(ROOM);
    }

    private static AcceptedResponse large() {
        return new AcceptedResponse(
                answer("x".repeat(20_000)),
                new Evidence(Phase.ANSWERED, 1, LedgerFixture.NOON, LedgerFixture.NOON.plusNanos(1)));
    }

    private static Invocation answer(String note) {
        return InvocationFixture.read(JsonObject.EMPTY
                .with("request_id", REQUEST_ID.value())
                .with("status", "QUEUED")
                .with("note", note));
    }
}
