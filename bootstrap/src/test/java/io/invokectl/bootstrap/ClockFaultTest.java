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

/** Somebody sets the clock of the machine while a job is bought or waited for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClockFaultTest {
    private static final String HOUR_BACK = "PT-1H";
    private static final String DAY_ON = "PT24H";

    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
    private final AtomicBoolean isSet = new AtomicBoolean();
    private CliUser buyer;

    @BeforeEach
    void settle() {
        buyer = new CliUser(home, seller);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {HOUR_BACK, DAY_ON})
    void set_between_intent_and_outcome_nobody_takes_the_attempt_for_gone_and_its_times_are_in_order(String step) {
        seller.whenSold(sale -> {
            set(step);
            assertThat(new CliUser(home, seller).doubts()).isEmpty();
        });

        assertThat(buyer.here(buyer.create("row")).code()).isZero();

        var attempt = (JsonObject)
                ((JsonArray) buyer.show("req_1").get("attempts")).items().get(0);
        var evidence = (JsonObject) attempt.get("evidence");
        assertThat(Instant.parse(CliUser.text(evidence, "ended_at")))
                .isAfterOrEqualTo(Instant.parse(CliUser.text(attempt, "started_at")));
        assertBroughtHome(buyer.here(buyer.run("row")));
    }

    @Test
    void set_back_while_waiting_the_wait_is_no_longer_and_no_time_is_negative() {
        seller.whenAsked(id -> set(HOUR_BACK));

        Program.Result run = buyer.here(buyer.run("row"));

        assertBroughtHome(run);
        assertWaitedAtMost(Duration.ofSeconds(5));
        assertThat(run.err()).contains("req_1 COMPLETED (").doesNotContain("-1 h", "(-");
    }

    @Test
    void set_back_while_waiting_for_several_none_of_them_is_forgotten_for_an_hour() {
        for (String row : new String[] {"one", "two", "three"}) {
            assertThat(buyer.here(buyer.create(row)).code()).isZero();
        }
        seller.whenAsked(id -> set(HOUR_BACK));

        assertThat(buyer.here("wait").code()).isZero();

        assertWaitedAtMost(Duration.ofSeconds(10));
    }

    @Test
    void set_back_while_waiting_the_deadline_comes_when_it_would_have() {
        seller.endless();
        seller.whenAsked(id -> set(HOUR_BACK));

        assertThat(buyer.here(buyer.run("row", "--timeout", "1m")).code()).isEqualTo(7);

        assertWaitedAtMost(Duration.ofMinutes(1));
        assertKept();
    }

    @Test
    void set_on_while_waiting_the_deadline_has_come_and_the_job_goes_on() {
        seller.whenAsked(id -> set(DAY_ON));

        Program.Result run = buyer.here(buyer.run("row"));

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("the job goes on; take up with: invokectl wait ");
        assertBroughtHome(buyer.here(buyer.run("row")));
    }

    private void set(String step) {
        if (isSet.compareAndSet(false, true)) {
            buyer.program.clock.advance(Duration.parse(step));
        }
    }

    private void assertBroughtHome(Program.Result run) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("req_1-1.png\n");
        assertKept();
    }

    private void assertKept() {
        assertThat(seller.sales()).hasSize(1);
        assertThat(buyer.jobs()).hasSize(1);
        assertThat(buyer.doubts()).isEmpty();
        assertThat(buyer.here("ledger", "verify").code()).isZero();
    }

    private void assertWaitedAtMost(Duration most) {
        assertThat(buyer.program.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isPositive()
                .isLessThanOrEqualTo(most);
    }
}
