package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.ACCEPTED;
import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.invokectl.application.port.JobFilter;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LedgerException.Kind;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Intent;
import io.invokectl.domain.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger is replaced by an older copy, moved, or deleted while it is in use. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerInTimeTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void setFile() {
        file = directory.resolve("ledger.db");
    }

    @Test
    void begins_nothing_after_an_older_copy_was_restored_until_that_is_accepted() throws IOException {
        Path copy = directory.resolve("copy.db");
        JobId known = submitted();
        Files.copy(file, copy);
        JobId lost = submitted();
        restore(copy);

        try (var ledger = ledger(file)) {
            assertThat(ledger.missingIntent()).contains(new Intent(2, lost));
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> begun(ledger))
                    .withMessage(
                            "ledger " + file + ": lacks the last submission from here, " + lost
                                    + "; an older copy may have been restored, or one without its -wal file. Nothing is submitted")
                    .returns(Kind.BEHIND, LedgerException::kind);
            assertThat(ledger.list(JobFilter.ALL)).extracting(Job::id).containsExactly(known);
            ledger.change(known, job -> job.saved(List.of()));

            ledger.acceptMissing();
            assertThat(ledger.missingIntent()).isEmpty();
            begun(ledger);
        }
        try (var ledger = ledger(file)) {
            begun(ledger);
        }
    }

    @Test
    void a_retry_under_a_key_is_noticed_like_a_first_attempt() throws IOException {
        Path copy = directory.resolve("copy.db");
        JobId job;
        try (var ledger = ledger(file)) {
            job = begun(ledger);
            ledger.change(job, begun -> begun.notSent("refused"));
        }
        Files.copy(file, copy);
        try (var ledger = ledger(file)) {
            ledger.change(job, known -> known.retried(known.submission(), LedgerFixture.NOON, known.origin()));
            ledger.change(job, begun -> begun.withOutcome(ACCEPTED));
        }
        restore(copy);

        try (var ledger = ledger(file)) {
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> ledger.change(
                            job, known -> known.retried(known.submission(), LedgerFixture.NOON, known.origin())))
                    .returns(Kind.BEHIND, LedgerException::kind);
            assertThat(ledger.find(job).orElseThrow().mayBeSent()).isTrue();
        }
    }

    @Test
    void a_new_ledger_in_the_place_of_a_lost_one_is_noticed() throws IOException {
        JobId lost = submitted();
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(directory.resolve("ledger.db" + suffix));
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.missingIntent()).map(Intent::job).contains(lost);
        }
    }

    @Test
    void another_intent_under_the_marked_number_is_noticed() throws IOException {
        Path copy = directory.resolve("copy.db");
        submitted();
        Files.copy(file, copy);
        JobId lost = submitted();
        Files.copy(directory.resolve("ledger.db-mark"), directory.resolve("mark"));
        restore(copy);
        try (var ledger = ledger(file)) {
            ledger.acceptMissing();
            begun(ledger);
        }
        Files.copy(directory.resolve("mark"), directory.resolve("ledger.db-mark"), StandardCopyOption.REPLACE_EXISTING);

        try (var ledger = ledger(file)) {
            assertThat(ledger.missingIntent()).contains(new Intent(2, lost));
        }
    }

    @Test
    void a_ledger_restored_with_everything_around_it_raises_no_alarm() throws IOException {
        submitted();
        Path backup = Files.createDirectory(directory.resolve("backup"));
        copyAll(directory, backup);
        submitted();
        copyAll(backup, directory);

        submitted();
    }

    @Test
    void a_missing_or_torn_mark_raises_no_alarm() throws IOException {
        submitted();
        Path mark = directory.resolve("ledger.db-mark");
        String whole = Files.readString(mark);
        for (String torn : List.of("", whole.substring(0, 9), whole.replaceFirst("^1", "7"), "\0".repeat(128))) {
            Files.writeString(mark, torn);
            submitted();
        }
        Files.delete(mark);
        submitted();
    }

    @Test
    void an_older_intent_does_not_replace_a_later_one() {
        var mark = new LedgerMark(new FileMutex(directory.resolve("mark"), Duration.ofSeconds(30)));
        var later = new Intent(10, new JobId("job_later"));
        mark.advance(later);
        mark.advance(new Intent(9, new JobId("job_older")));

        assertThat(mark.read()).contains(later);

        mark.set(Optional.empty());
        assertThat(mark.read()).isEmpty();
    }

    @Test
    void concurrent_instances_leave_the_last_intent_marked() throws Exception {
        int instances = 8;
        var threads = Executors.newFixedThreadPool(instances);
        try {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < instances; i++) {
                all.add(threads.submit(() -> {
                    try (var ledger = ledger(file)) {
                        for (int n = 0; n < 10; n++) {
                            begun(ledger);
                        }
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        try (var ledger = ledger(file)) {
            assertThat(ledger.lastIntent()).map(Intent::number).contains(80L);
            assertThat(new LedgerMark(new FileMutex(directory.resolve("ledger.db-mark"), Duration.ofSeconds(30)))
                            .read())
                    .isEqualTo(ledger.lastIntent());
        }
    }

    @Test
    void pruning_keeps_the_last_intent_even_if_the_mark_lags_behind() throws IOException {
        Path mark = directory.resolve("ledger.db-mark");
        submittedAndFailed();
        String lagging = Files.readString(mark);
        JobId last = submittedAndFailed();
        Files.writeString(mark, lagging);
        try (var ledger = ledger(file)) {
            assertThat(ledger.prune(LedgerFixture.NOON.plusSeconds(1), false).jobs())
                    .isEqualTo(2);
            assertThat(ledger.lastIntent()).map(Intent::job).contains(last);
            assertThat(ledger.list(JobFilter.ALL)).isEmpty();
        }

        submitted();
    }

    @Test
    void reports_an_outcome_that_went_into_a_deleted_or_replaced_file() throws IOException {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            Files.move(file, directory.resolve("moved.db"));
            assertLost(() -> ledger.change(id, job -> job.withOutcome(ACCEPTED)));
            Files.createFile(file);
            assertLost(() -> ledger.change(id, job -> job.withOutcome(ACCEPTED)));
            assertLost(() -> begun(ledger));
        }
    }

    private void assertLost(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(action)
                .withMessage("ledger " + file + ": was deleted or replaced while in use")
                .returns(Kind.TROUBLE, LedgerException::kind);
    }

    @Test
    void the_file_alone_is_complete_when_the_last_instance_is_closed() throws IOException {
        Path copy = directory.resolve("copy/ledger.db");
        Files.createDirectory(copy.getParent());
        JobId id = submitted();

        Files.copy(file, copy);

        try (var ledger = ledger(copy)) {
            assertThat(ledger.find(id)).isPresent();
        }
    }

    @Test
    void a_backup_of_a_ledger_in_use_is_complete_and_private() throws IOException {
        Path copy = directory.resolve("copy.db");
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            ledger.backUp(copy.toString());

            try (var backup = ledger(copy)) {
                assertThat(backup.find(id)).isPresent();
                assertThat(backup.identity()).isEqualTo(ledger.identity());
            }
            assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
            assertThatExceptionOfType(LocalFileException.class)
                    .isThrownBy(() -> ledger.backUp(copy.toString()))
                    .withMessage(copy + ": cannot be written: a file of that name exists");
        }
    }

    private JobId submitted() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            ledger.change(id, job -> job.withOutcome(ACCEPTED));
            return id;
        }
    }

    private JobId submittedAndFailed() {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            ledger.change(id, job -> job.notSent("refused"));
            return id;
        }
    }

    private void restore(Path copy) throws IOException {
        for (String suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(directory.resolve("ledger.db" + suffix));
        }
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, to.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
