package io.invokectl.ledger;

import static io.invokectl.ledger.LedgerFixture.begun;
import static io.invokectl.ledger.LedgerFixture.ledger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.JobFilter.Group;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LedgerProcessesTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void setFile() {
        file = directory.resolve("ledger.db");
    }

    @Test
    void an_open_attempt_is_in_doubt_only_after_its_process_was_killed() throws Exception {
        try (var ledger = ledger(file)) {
            Process process = LedgerProcess.start(file, 1);
            JobId id = LedgerProcess.lastJob(process);
            assertThat(ledger.find(id).orElseThrow().isBeingSent()).isTrue();
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS))).isEmpty();

            process.destroyForcibly().waitFor();

            assertThat(ledger.find(id).orElseThrow().isInDoubt()).isTrue();
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS)))
                    .extracting(Job::id)
                    .containsExactly(id);
        }
    }

    @Test
    void closing_a_ledger_does_not_affect_attempts_of_other_processes() throws Exception {
        Process process = LedgerProcess.start(file, 1);
        try {
            JobId id = LedgerProcess.lastJob(process);
            for (int i = 0; i < 3; i++) {
                try (var ledger = ledger(file)) {
                    assertThat(ledger.find(id).orElseThrow().isBeingSent()).isTrue();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void closing_a_ledger_does_not_affect_attempts_of_another_ledger_in_the_same_process() throws Exception {
        try (var ledger = ledger(file)) {
            JobId id = begun(ledger);
            try (var other = ledger(file)) {
                begun(other);
                assertThat(other.find(id).orElseThrow().isBeingSent()).isTrue();
            }
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS))).hasSize(1);
            assertThat(ledger.find(id).orElseThrow().isBeingSent()).isTrue();

            Process process = LedgerProcess.start(file, 1);
            LedgerProcess.lastJob(process);
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();

            assertThat(ledger.find(id).orElseThrow().isBeingSent()).isTrue();
        }
    }

    @Test
    void an_interrupt_does_not_end_an_open_attempt() {
        try (var ledger = ledger(file);
                var other = ledger(file)) {
            JobId id = begun(ledger);

            Thread.currentThread().interrupt();
            JobId second = begun(other);

            assertThat(other.find(id).orElseThrow().isBeingSent()).isTrue();
            assertThat(ledger.find(second).orElseThrow().isBeingSent()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_failed_change_releases_the_write_lock() {
        try (var ledger = ledger(file);
                var other = ledger(file)) {
            JobId id = begun(ledger);
            assertThatThrownBy(() -> ledger.change(id, job -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");

            ledger.change(id, job -> job.withOutcome(LedgerFixture.ACCEPTED));
            begun(other);

            assertThat(ledger.find(id).orElseThrow().isOpen()).isTrue();
        }
    }

    @Test
    void nested_reads_are_allowed() {
        try (var ledger = ledger(file)) {
            begun(ledger);
            begun(ledger);
            var inner = new ArrayList<Job>();

            ledger.each(JobFilter.ALL, job -> {
                inner.addAll(ledger.list(JobFilter.ALL));
                inner.add(ledger.find(job.id()).orElseThrow());
            });

            assertThat(inner).hasSize(6);
        }
    }

    @Test
    void closing_leaves_the_write_ahead_log_in_place() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }

        assertThat(directory.resolve("ledger.db-wal")).isNotEmptyFile();
        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id)).isPresent();
        }
    }

    @Test
    void concurrent_processes_share_a_new_ledger() throws Exception {
        int count = 10;
        int jobs = 20;
        var processes = new ArrayList<Process>();
        for (int i = 0; i < count; i++) {
            processes.add(LedgerProcess.start(file, jobs));
        }
        for (Process process : processes) {
            process.getOutputStream().close();
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(count * jobs);
            assertThat(ledger.list(JobFilter.of(Group.OPEN))).hasSize(count * (jobs - 1));
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS))).hasSize(count);
            assertThat(ledger.inspect()).isEmpty();
        }
    }
}
