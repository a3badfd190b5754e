package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system clock is changed while a job is submitted or awaited. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClockFaultTest {
    private static final String HOUR_BACKWARD = "PT-1H";
    private static final String DAY_FORWARD = "PT24H";

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private final AtomicBoolean changed = new AtomicBoolean();
    private CliUser user;

    @BeforeEach
    void setUp() {
        user = new CliUser(home, api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {HOUR_BACKWARD, DAY_FORWARD})
    void a_change_during_an_attempt_leaves_it_in_progress_with_ordered_times(String change) {
        api.onCharge(charge -> {
            changeClock(change);
            assertThat(new CliUser(home, api).doubts()).isEmpty();
        });

        assertThat(user.execute(user.createArgs("row")).code()).isZero();

        var attempt = (JsonObject)
                ((JsonArray) user.show("req_1").get("attempts")).items().get(0);
        var evidence = (JsonObject) attempt.get("evidence");
        assertThat(Instant.parse(CliUser.text(evidence, "ended_at")))
                .isAfterOrEqualTo(Instant.parse(CliUser.text(attempt, "started_at")));
        assertCompletedAndSaved(user.execute(user.runArgs("row")));
    }

    @Test
    void a_backward_change_neither_extends_the_wait_nor_shows_negative_durations() {
        api.onPoll(id -> changeClock(HOUR_BACKWARD));

        Program.Result run = user.execute(user.runArgs("row"));

        assertCompletedAndSaved(run);
        assertWaitedAtMost(Duration.ofSeconds(5));
        assertThat(run.err()).contains("req_1 COMPLETED (").doesNotContain("-1 h", "(-");
    }

    @Test
    void a_backward_change_does_not_suspend_polling_of_several_jobs() {
        for (String row : new String[] {"one", "two", "three"}) {
            assertThat(user.execute(user.createArgs(row)).code()).isZero();
        }
        api.onPoll(id -> changeClock(HOUR_BACKWARD));

        assertThat(user.execute("wait").code()).isZero();

        assertWaitedAtMost(Duration.ofSeconds(10));
    }

    @Test
    void a_backward_change_does_not_postpone_the_deadline() {
        api.neverComplete();
        api.onPoll(id -> changeClock(HOUR_BACKWARD));

        assertThat(user.execute(user.runArgs("row", "--timeout", "1m")).code()).isEqualTo(7);

        assertWaitedAtMost(Duration.ofMinutes(1));
        assertSingleConsistentJob();
    }

    @Test
    void a_forward_change_past_the_deadline_times_out_with_the_job_running() {
        api.onPoll(id -> changeClock(DAY_FORWARD));

        Program.Result run = user.execute(user.runArgs("row"));

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("the job is still running; resume with: invokectl save ");
        assertCompletedAndSaved(user.execute(user.runArgs("row")));
    }

    private void changeClock(String change) {
        if (changed.compareAndSet(false, true)) {
            user.program.clock.advance(Duration.parse(change));
        }
    }

    private void assertCompletedAndSaved(Program.Result run) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("req_1-1.png\n");
        assertSingleConsistentJob();
    }

    private void assertSingleConsistentJob() {
        assertThat(api.charges()).hasSize(1);
        assertThat(user.jobs()).hasSize(1);
        assertThat(user.doubts()).isEmpty();
        assertThat(user.execute("ledger", "verify").code()).isZero();
    }

    private void assertWaitedAtMost(Duration most) {
        assertThat(user.program.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isPositive()
                .isLessThanOrEqualTo(most);
    }
}
