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

/** The process is suspended, as by closing the lid of a laptop, and continues after its deadline. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SuspendedProcessFaultTest {
    private static final long PAST_THE_DEADLINE = 3_100;

    @TempDir
    private Path home;

    private final RecordingApiServer api = new RecordingApiServer();
    private CliUser user;

    @BeforeEach
    void setUp() {
        api.neverComplete();
        user = new CliUser(home, api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void times_out_and_prints_how_to_resume_if_suspended_while_waiting() throws Exception {
        try (var program = user.start(user.runArgs("row", "--timeout", "3s"))) {
            program.awaitLine("req_1 QUEUED")
                    .signal("STOP")
                    .runFor(PAST_THE_DEADLINE)
                    .signal("CONT");

            assertTimedOutWithJobRunning(program);
        }
    }

    @Test
    void records_the_response_and_times_out_if_suspended_while_submitting() throws Exception {
        var charged = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        api.onCharge(charge -> {
            charged.countDown();
            await(released);
        });
        try (var program = user.start(user.runArgs("row", "--timeout", "3s"))) {
            charged.await();
            program.signal("STOP");
            released.countDown();
            program.runFor(PAST_THE_DEADLINE).signal("CONT");

            assertTimedOutWithJobRunning(program);
        }
    }

    private void assertTimedOutWithJobRunning(ProgramProcess program) throws Exception {
        assertThat(program.remainingStderr())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("the job is still running; resume with: invokectl save req_1 --wait --out "))
                .last()
                .asString()
                .startsWith("Error: timed out; req_1 is still running (last status: ");
        assertThat(program.exitCode()).isEqualTo(7);
        assertThat(api.charges()).hasSize(1);
        assertThat(user.jobs()).singleElement().returns("req_1", job -> CliUser.text(job, "request_id"));
        assertThat(user.doubts()).isEmpty();
        assertThat(user.execute("ledger", "verify").code()).isZero();

        Program.Result again = user.execute(user.runArgs("row", "--timeout", "1ms"));
        assertThat(again.err()).contains("; nothing was sent");
        assertThat(api.charges()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
