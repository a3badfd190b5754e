package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is stopped, as a closed lid would, and goes on when its deadline has passed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StoppedProcessFaultTest {
    private static final long PAST_THE_DEADLINE = 3_100;

    @TempDir
    private Path home;

    private final RecordingApiServer seller = new RecordingApiServer();
    private CliUser buyer;

    @BeforeEach
    void settle() {
        seller.endless();
        buyer = new CliUser(home, seller);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void stopped_while_waiting_it_leaves_the_job_and_says_how_to_take_it_up() throws Exception {
        try (var program = buyer.start(buyer.run("row", "--timeout", "3s"))) {
            program.untilItSays("req_1 QUEUED")
                    .signal("STOP")
                    .goOnFor(PAST_THE_DEADLINE)
                    .signal("CONT");

            assertLeft(program);
        }
    }

    @Test
    void stopped_while_its_request_is_answered_it_hears_the_answer_and_leaves_the_job() throws Exception {
        var sold = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        seller.whenSold(sale -> {
            sold.countDown();
            await(answer);
        });
        try (var program = buyer.start(buyer.run("row", "--timeout", "3s"))) {
            sold.await();
            program.signal("STOP");
            answer.countDown();
            program.goOnFor(PAST_THE_DEADLINE).signal("CONT");

            assertLeft(program);
        }
    }

    private void assertLeft(ProgramProcess program) throws Exception {
        assertThat(program.lastWords())
                .contains("the job goes on; take up with: invokectl wait --api-url " + seller.address() + " req_1")
                .last()
                .asString()
                .startsWith("Error: the time is up and req_1 goes on, ");
        assertThat(program.exitCode()).isEqualTo(7);
        assertThat(seller.sales()).hasSize(1);
        assertThat(buyer.jobs()).singleElement().returns("req_1", job -> CliUser.text(job, "request_id"));
        assertThat(buyer.doubts()).isEmpty();
        assertThat(buyer.here("ledger", "verify").code()).isZero();

        Program.Result again = buyer.here(buyer.run("row", "--timeout", "1ms"));
        assertThat(again.err()).contains("; nothing is sent");
        assertThat(seller.sales()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
