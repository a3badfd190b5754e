package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends the program from outside, seen from outside: a job that never ends runs in a sandbox served. */
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
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_the_waiting_and_says_how_to_take_the_job_up(String signal, int code) throws Exception {
        assumeThat(isHeard(signal)).isTrue();
        RequestId id = submitted();

        try (var program = start("wait", id.value())) {
            program.untilItSays(id + " QUEUED").signal(signal);

            assertThat(program.lastWords()).containsExactly(takeUp(id));
            assertThat(program.out()).contains("\"status\": \"QUEUED\"");
            assertThat(program.exitCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_leaves_the_job_that_run_submitted_and_says_how_to_take_it_up(String signal, int code)
            throws Exception {
        assumeThat(isHeard(signal)).isTrue();

        try (var program = start("run", "-m", "fal-ai/flux/schnell", "--prompt", "A city")) {
            program.untilItSays("sbx_").signal(signal);

            assertThat(program.lastWords()).containsExactly(takeUp(onlyJob()));
            assertThat(program.exitCode()).isEqualTo(code);
        }
    }

    @Test
    void when_the_time_is_up_the_job_goes_on_and_the_same_line_says_how_to_take_it_up() throws Exception {
        RequestId id = submitted();

        try (var program = start("wait", id.value(), "--timeout", "5s")) {
            program.untilItSays(id + " QUEUED");

            assertThat(program.lastWords())
                    .containsExactly(takeUp(id), "Error: the time is up and " + id + " goes on, QUEUED when last seen");
            assertThat(program.out()).contains("\"status\": \"QUEUED\"");
            assertThat(program.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void nobody_to_read_stdout_is_a_verdict_of_its_own() throws Exception {
        try (var program = start("get", submitted().value()).closeStdout()) {
            assertThat(program.exitCode()).isEqualTo(141);
        }
    }

    @Test
    void a_job_that_nobody_reads_about_is_submitted_once_and_how_to_take_it_up_goes_to_stderr() throws Exception {
        try (var program = start("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city")
                .closeStdout()) {
            assertThat(program.exitCode()).isEqualTo(141);
            assertThat(program.lastWords()).endsWith(takeUp(onlyJob()));
        }
    }

    private ProgramProcess start(String... words) {
        var connected = Stream.concat(Stream.of(words), Stream.of("-u", server.address(), "-t", "any-token"));
        return ProgramProcess.start(home, connected.toArray(String[]::new));
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

    private String takeUp(RequestId id) {
        return "the job goes on; take up with: invokectl wait --api-url " + server.address() + " " + id;
    }

    /** A shell has what it starts in the background ignore SIGINT, and so do all children: then nothing is to be seen. */
    @Test
    void a_paid_request_in_flight_is_let_finish_and_its_answer_is_not_lost() throws Exception {
        assumeThat(isHeard("INT")).isTrue();
        var arrived = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        try (var slow = new ScriptedServer(request -> {
                    arrived.countDown();
                    awaitQuietly(answered);
                    return new MockResponse.Builder()
                            .code(202)
                            .body("{\"request_id\":\"req_1\",\"status\":\"QUEUED\"}")
                            .build();
                });
                var program = ProgramProcess.start(
                        home,
                        "create",
                        "-t",
                        "tok-any",
                        "-u",
                        slow.address("127.0.0.1"),
                        "-m",
                        "fal-ai/flux/schnell",
                        "--prompt",
                        "A city")) {
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
            program.signal("INT").untilItSays("stopping once the paid request in flight is answered");
            answered.countDown();

            assertThat(program.out()).contains("\"request_id\": \"req_1\"");
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(slow.requests()).hasSize(1);
        }
        try (var list = ProgramProcess.start(home, "list", "-o", "jsonl")) {
            assertThat(list.out()).contains("\"request_id\":\"req_1\"");
        }
    }

    @Test
    void a_second_signal_ends_the_program_at_once_and_says_what_is_in_doubt() throws Exception {
        assumeThat(isHeard("INT")).isTrue();
        var arrived = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var silent = new ScriptedServer(request -> {
                    arrived.countDown();
                    awaitQuietly(never);
                    return new MockResponse.Builder().code(202).build();
                });
                var program = ProgramProcess.start(
                        home,
                        "create",
                        "-t",
                        "tok-any",
                        "-u",
                        silent.address("127.0.0.1"),
                        "-m",
                        "fal-ai/flux/schnell",
                        "--prompt",
                        "A city")) {
            assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
            program.signal("INT").untilItSays("stopping once the paid request in flight is answered");
            program.signal("INT").untilItSays("stopped before the paid request in flight was answered: it is in doubt");

            assertThat(program.exitCode()).isEqualTo(130);
            never.countDown();
        }
        try (var doubts = ProgramProcess.start(home, "doubts")) {
            assertThat(doubts.out()).contains("the process ended before the outcome was known");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isHeard(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!signal.equals("INT") || !Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) == 0;
    }
}
