package io.invokectl.cli.batch;

import static io.invokectl.application.port.ManualClock.START;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.batch.BatchCounts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BatchEtaTest {

    @Test
    void extrapolates_from_the_finished_rows_and_counts_a_running_job_as_half_done() {
        var eta = new BatchEta(START, rows(0, 0), Long.MAX_VALUE);

        eta.seen(START.plusSeconds(10), rows(20, 10), 50);

        assertThat(eta.remaining(START.plusSeconds(10))).contains(ofSeconds(30));
        assertThat(eta.elapsed(START.plusSeconds(10))).isEqualTo(ofSeconds(10));
    }

    @Test
    void ignores_rows_that_an_earlier_run_finished() {
        var eta = new BatchEta(START, rows(80, 0), Long.MAX_VALUE);

        eta.seen(START.plusSeconds(10), rows(90, 0), 20);

        assertThat(eta.remaining(START.plusSeconds(10))).contains(ofSeconds(10));
    }

    @Test
    void rows_that_this_run_will_not_submit_are_not_waited_for() {
        var eta = new BatchEta(START, rows(0, 0), 20);

        eta.seen(START.plusSeconds(10), rows(10, 0), 20);

        assertThat(eta.remaining(START.plusSeconds(10))).contains(ofSeconds(10));
    }

    @Test
    void gives_no_estimate_before_the_first_progress_or_after_the_last_row() {
        var eta = new BatchEta(START, rows(0, 0), Long.MAX_VALUE);
        assertThat(eta.remaining(START.plusSeconds(10))).isEmpty();

        eta.seen(START.plusSeconds(20), rows(100, 0), 200);

        assertThat(eta.remaining(START.plusSeconds(20))).isEmpty();
    }

    @Test
    void the_rate_is_that_of_the_last_minute() {
        var eta = new BatchEta(START, rows(0, 0), Long.MAX_VALUE);
        assertThat(eta.perMinute(START)).isEmpty();

        eta.seen(START.plusSeconds(30), rows(0, 50), 50);
        assertThat(eta.perMinute(START.plusSeconds(30))).contains(100L);

        eta.seen(START.plusSeconds(80), rows(0, 60), 60);
        assertThat(eta.perMinute(START.plusSeconds(90))).contains(10L);
        assertThat(eta.requests()).isEqualTo(60);
    }

    private static BatchCounts rows(long done, long running) {
        return new BatchCounts(100, done, 0, 0, 0, 0, running, 0);
    }
}
