package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.http.WireServer;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals and closed pipes, while the job of a served sandbox never completes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SignalsTest {
    private static final SandboxBehavior ENDLESS = SandboxBehavior.parse("?delay=100000");

    @TempDir
    private Path home;

    private Path state;
    private SandboxServer server;

    @BeforeEach
    void serve() {
        state = home.resolve("served");
        server = new SandboxServer(state, ENDLESS, InstantSource.system(), new Random(1), 0, List.of(), Faults.NONE);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void a_signal_interrupts_wait_and_prints_how_to_resume(String signal, int code) throws Exception {
        assumeThat(isDelivered(signal)).isTrue();
        RequestId id = submitted();

        try (var program = start("wait", id.value())) {
            program.awaitLine(id + " QUEUED").signal(signal);

            assertThat(program.remainingStderr()).containsExactly(resumeHint(id));
            assertThat(program.out()).contains("\"status\": \"QUEUED\"");
            assertThat(program.exitCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void a_signal_interrupts_run_and_prints_how_to_resume(String signal, int code) throws Exception {
        assumeThat(isDelivered(signal)).isTrue();

        try (var program =
                start("run", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--name", "city-{n}.{ext}")) {
            program.awaitLine("sbx_").signal(signal);

            assertThat(program.remainingStderr())
                    .containsExactly("the job is still running; resume with: invokectl save " + onlyJob()
                            + " --wait --name 'city-{n}.{ext}' --api-url " + server.address());
            assertThat(program.exitCode()).isEqualTo(code);
        }
    }

    @Test
    void a_timeout_leaves_the_job_running_and_prints_how_to_resume() throws Exception {
        RequestId id = submitted();

        try (var program = start("wait", id.value(), "--timeout", "5s")) {
            program.awaitLine(id + " QUEUED");

            assertThat(program.remainingStderr())
                    .containsExactly(
                            resumeHint(id), "Error: timed out; " + id + " is still running (last status: QUEUED)");
            assertThat(program.out()).contains("\"status\": \"QUEUED\"");
            assertThat(program.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void a_closed_stdout_has_its_own_exit_code() throws Exception {
        try (var program = start("get", submitted().value()).closeStdout()) {
            assertThat(program.exitCode()).isEqualTo(141);
        }
    }

    @Test
    void a_closed_stdout_after_submission_prints_how_to_resume_on_stderr() throws Exception {
        try (var program = start("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city")
                .closeStdout()) {
            assertThat(program.exitCode()).isEqualTo(141);
            assertThat(program.remainingStderr()).endsWith(resumeHint(onlyJob()));
        }
    }

    private ProgramProcess start(String... args) {
        var command = Stream.concat(Stream.of(args), Stream.of("-u", server.address(), "-t", "any-token"));
        return ProgramProcess.start(home, command.toArray(String[]::new));
    }

    private RequestId submitted() {
        var sandbox = new Sandbox(state, ENDLESS, InstantSource.system(), new Random(2));
        return ((AcceptedResponse) sandbox.submit(InvocationFixture.cityAtSunset()))
                .invocation()
                .requestId();
    }

    private RequestId onlyJob() throws IOException {
        try (Stream<Path> jobs = Files.list(state.resolve("jobs"))) {
            List<String> names = jobs.map(job -> job.getFileName().toString()).toList();
            assertThat(names).hasSize(1);
            return new RequestId(names.get(0).replace(".json", ""));
        }
    }

    private String resumeHint(RequestId id) {
        return "the job is still running; resume with: invokectl wait --api-url " + server.address() + " " + id;
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 130",
        "INT INT, 130",
        "TERM TERM, 143",
        "HUP HUP, 129",
        "TERM TERM HUP, 143 129",
        "INT TERM, 130 143"
    })
    void a_submission_in_flight_completes_and_is_recorded(String signals, String codes) throws Exception {
        String[] names = signals.split(" ");
        assumeThat(Stream.of(names).allMatch(SignalsTest::isDelivered)).isTrue();
        var arrived = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        try (var slow = new WireServer((socket, server) -> {
                    arrived.countDown();
                    awaitQuietly(released);
                    return WireServer.respond(WireServer.http(202, "{\"request_id\":\"req_1\",\"status\":\"QUEUED\"}"))
                            .play(socket, server);
                });
                var program = create(slow)) {
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
            program.signal(names).awaitLine("waiting for the response to the submission in flight");
            released.countDown();

            assertThat(program.out()).contains("\"request_id\": \"req_1\"");
            // The system may deliver pending signals in another order.
            assertThat(codes.split(" ")).contains(String.valueOf(program.exitCode()));
            assertThat(slow.requests()).hasSize(1);
        }
        try (var list = ProgramProcess.start(home, "list", "-o", "jsonl")) {
            assertThat(list.out()).contains("\"request_id\":\"req_1\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 300, 130", "TERM, 1000, 143", "HUP, 1000, 129"})
    void a_second_signal_exits_at_once_and_reports_the_job_in_doubt(String signal, int grace, int code)
            throws Exception {
        assumeThat(isDelivered(signal)).isTrue();
        var arrived = new CountDownLatch(1);
        try (var silent = new WireServer((socket, server) -> {
                    arrived.countDown();
                    return WireServer.hangAfter("").play(socket, server);
                });
                var program = create(silent)) {
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
            program.signal(signal).awaitLine("waiting for the response to the submission in flight");
            program.runFor(grace)
                    .signal(signal)
                    .awaitLine("exited without the response to the submission in flight, which is in doubt");

            assertThat(program.exitCode()).isEqualTo(code);
        }
        try (var doubts = ProgramProcess.start(home, "doubts")) {
            assertThat(doubts.out()).contains("the process ended before the outcome was known");
        }
    }

    private ProgramProcess create(WireServer api) {
        return ProgramProcess.start(
                home,
                "create",
                "-t",
                "tok-any",
                "-u",
                api.address().value(),
                "-m",
                "fal-ai/flux/schnell",
                "--prompt",
                "A city");
    }

    @ParameterizedTest
    @CsvSource({
        "INT, 299, false",
        "INT, 300, true",
        "TERM, 300, false",
        "HUP, 999, false",
        "TERM, 1000, true",
        "HUP, 1000, true"
    })
    void a_signal_close_to_the_first_one_does_not_count(String signal, long millis, boolean counts) {
        assertThat(Signals.isSecond(signal, Duration.ofMillis(millis))).isEqualTo(counts);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A shell makes background processes and their children ignore SIGINT, and {@code nohup} SIGHUP. */
    private static boolean isDelivered(String signal) {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
        try (Stream<String> lines = Files.lines(status)) {
            String ignored =
                    lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElse("SigIgn: 0");
            return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) >> (number - 1) & 1) == 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
