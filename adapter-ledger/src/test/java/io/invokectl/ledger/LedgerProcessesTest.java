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
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("ledger.db");
    }

    @Test
    void an_attempt_of_a_process_that_was_killed_is_in_doubt_and_not_before() throws Exception {
        try (var ledger = ledger(file)) {
            Process process = LedgerProcess.start(file, 1);
            JobId id = LedgerProcess.lastJob(process);
            assertThat(ledger.find(id).orElseThrow().isBeingSent()).isTrue();
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS))).isEmpty();

            process.destroyForcibly().waitFor();

            assertThat(ledger.find(id).orElseThrow().isUnresolved()).isTrue();
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS)))
                    .extracting(Job::id)
                    .containsExactly(id);
        }
    }

    @Test
    void an_attempt_in_another_process_outlives_the_ledgers_of_this_one() throws Exception {
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
    void an_attempt_of_one_ledger_outlives_another_of_the_same_process() throws Exception {
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
    void an_interruption_does_not_give_up_an_attempt() {
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
    void a_step_that_fails_keeps_nobody_from_writing() {
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
    void jobs_may_be_read_while_jobs_are_read() {
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
    void closing_leaves_the_log_for_the_next_process() {
        JobId id;
        try (var ledger = ledger(file)) {
            id = begun(ledger);
        }

        assertThat(folder.resolve("ledger.db-wal")).isNotEmptyFile();
        try (var ledger = ledger(file)) {
            assertThat(ledger.find(id)).isPresent();
        }
    }

    @Test
    void many_processes_use_a_new_ledger_at_once() throws Exception {
        int many = 10;
        int jobs = 20;
        var processes = new ArrayList<Process>();
        for (int i = 0; i < many; i++) {
            processes.add(LedgerProcess.start(file, jobs));
        }
        for (Process process : processes) {
            process.getOutputStream().close();
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        try (var ledger = ledger(file)) {
            assertThat(ledger.list(JobFilter.ALL)).hasSize(many * jobs);
            assertThat(ledger.list(JobFilter.of(Group.OPEN))).hasSize(many * (jobs - 1));
            assertThat(ledger.list(JobFilter.of(Group.DOUBTS))).hasSize(many);
            assertThat(ledger.inspect()).isEmpty();
        }
    }
}
