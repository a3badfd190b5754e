package io.invokectl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.batch.BatchOutcome;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.Format;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.http.WireServer;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvokeClientTest {
    private static final Set<String> SHARED = Set.of("OkHttp TaskRunner", "Okio Watchdog");
    private static final String AT_ONCE = "sandbox:?delay=0&seed=7";

    @TempDir
    private Path folder;

    @Test
    void the_sandbox_saves_a_file_without_network_and_token() throws Exception {
        try (var client = sandbox().build()) {
            SavedJob job = client.run("fal-ai/flux/schnell", ModelInput.of("prompt", "A lighthouse"));

            assertThat(job.isComplete()).isTrue();
            assertThat(job.files())
                    .singleElement()
                    .satisfies(file -> assertThat(Path.of(file.path())).hasSize(file.bytes()));
        }
    }

    @Test
    void clients_with_the_same_state_folder_know_the_same_jobs() throws Exception {
        RequestId id;
        try (var client = sandbox().state(folder).build()) {
            id = submit(client).invocation().requestId();
        }
        try (var client = sandbox().state(folder).build()) {
            assertThat(client.get(id).invocation().requestId()).isEqualTo(id);
        }
    }

    @Test
    void a_client_without_a_state_folder_leaves_nothing_behind() throws Exception {
        RequestId id;
        try (var client = sandbox().build()) {
            id = submit(client).invocation().requestId();
            assertThat(temporaryFilesOf(id)).isNotEmpty();
        }

        assertThat(temporaryFilesOf(id)).isEmpty();
    }

    @Test
    void every_port_can_be_replaced() throws Exception {
        var clock = new ManualClock();
        var invocations = new InMemoryInvocations();
        var results = new InMemoryResults();
        var rateLimiter = new ManualRateLimiter(clock);
        var media = new InMemoryMedia().with(InvocationFixture.PICTURE, new byte[] {1, 2, 3});
        invocations.endJobs();
        try (var client = InvokeClient.builder()
                .ports(ports -> ports.clock(clock)
                        .sleeper(clock)
                        .random(new Random(1))
                        .invocations(invocations)
                        .media(media)
                        .results(results)
                        .rateLimiter(rateLimiter))
                .build()) {
            client.run(InvocationFixture.cityAtSunset(), run -> {});
        }

        assertThat(invocations.submitted()).containsExactly(InvocationFixture.cityAtSunset());
        assertThat(media.fetched()).hasSize(1);
        assertThat(results.files()).hasSize(1);
        assertThat(rateLimiter.taken()).isEqualTo(1);
    }

    @Test
    void a_closed_client_leaves_no_thread_behind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (SandboxServer server = served()) {
            try (var client = InvokeClient.builder()
                    .address(server.address())
                    .token("tok-any")
                    .results(folder.resolve("out"))
                    .build()) {
                assertThat(client.run(InvocationFixture.cityAtSunset(), run -> {})
                                .files())
                        .hasSize(1);
            }
        }
        for (Thread left : Thread.getAllStackTraces().keySet()) {
            // The threads that OkHttp and Okio share within the process end a minute after their last use.
            if (!before.contains(left) && !SHARED.contains(left.getName())) {
                left.join(5000);
                assertThat(left.isAlive()).as(left.getName()).isFalse();
            }
        }
    }

    @Test
    void a_proxy_resolves_host_names() throws Exception {
        try (WireServer proxy = WireServer.responding(request -> WireServer.http(202, "{\"request_id\":\"req_1\"}"));
                var client = InvokeClient.builder()
                        .address("http://api.test")
                        .token("tok-any")
                        .network(network ->
                                network.allowPlainHttp().proxy(proxy.address().value()))
                        .build()) {
            assertThat(submit(client).invocation().requestId().value()).isEqualTo("req_1");
            assertThat(proxy.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.target()).isEqualTo("http://api.test/v1/async-invoke"));
        }
    }

    @Test
    void an_invalid_proxy_or_ca_file_is_rejected_when_the_client_is_built() {
        assertThatThrownBy(() -> InvokeClient.builder()
                        .token("tok-any")
                        .network(network -> network.proxy("ftp://proxy"))
                        .build())
                .hasMessage("proxy: unsupported proxy scheme \"ftp\": use http, https or socks5");
        assertThatThrownBy(() -> InvokeClient.builder()
                        .token("tok-any")
                        .network(network -> network.caFile(Path.of("/nowhere/own.pem")))
                        .build())
                .hasMessage("/nowhere/own.pem (caFile): cannot be read: there is no such file");
    }

    @Test
    void a_token_is_not_sent_unencrypted_to_another_machine() {
        var builder = InvokeClient.builder().address("http://10.0.0.1").token("tok-any");

        assertThatThrownBy(builder::build)
                .hasMessage("address: http://10.0.0.1 would send the access token unencrypted; use https://");
        builder.network(NetworkOptions::allowPlainHttp).build().close();
    }

    @Test
    void an_unknown_sandbox_setting_is_rejected_when_the_client_is_built() {
        var builder = InvokeClient.builder().address("sandbox:?speed=9");

        assertThatThrownBy(builder::build).hasMessage("unknown sandbox setting \"speed\": use fail, delay or seed");
    }

    @Test
    void a_ledger_in_a_file_is_opened_with_the_client_and_closed_with_it() throws Exception {
        Path file = folder.resolve("own/ledger.db");
        RequestId id;
        try (var client = sandbox().state(folder).ledger(file).build()) {
            id = submit(client).invocation().requestId();

            assertThat(client.jobs().list())
                    .singleElement()
                    .satisfies(job -> assertThat(job.requestId()).contains(id));
        }
        try (Ledger ledger =
                Ledgers.create().openExisting(file.toString(), Optional.of(folder), ProgressListener.NONE)) {
            assertThat(ledger.find(id)).isPresent();
        }
    }

    @Test
    void a_ledger_with_an_unknown_scheme_is_rejected() {
        var builder = sandbox().ledger("postgresql://db.example.com/jobs");

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "ledger: unknown scheme \"postgresql\" in the location \"postgresql://db.example.com/jobs\": use a"
                                + " path or one of file");
    }

    @Test
    void results_with_an_unknown_scheme_are_rejected_when_the_client_is_built() {
        var builder = sandbox().results("s3://bucket/images");

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "results: unknown scheme \"s3\" in the location \"s3://bucket/images\": use a path or one of"
                                + " file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:relative", "file:", "file://host/path", "file:///path?query", "file:/a b"})
    void a_malformed_file_uri_is_rejected_when_the_client_is_built(String location) {
        assertThatThrownBy(sandbox().results(location)::build)
                .hasMessage("results: \"" + location
                        + "\" is not the location of a file: use a path, or file:/// and an absolute path");
        assertThatThrownBy(sandbox().state(folder).ledger(location)::build)
                .hasMessageStartingWith("ledger: \"" + location + "\" is not the location of a file");
    }

    @Test
    void a_batch_its_results_and_its_report_are_at_the_same_location() throws Exception {
        Path out = folder.resolve("my results");
        var defaults = SubmissionDraft.EMPTY.with(new ModelId("fal-ai/flux/schnell"));
        Manifest flux = BatchRows.of(
                "-", Optional.of(Format.TXT), defaults, () -> new ByteArrayInputStream("A city\n".getBytes(UTF_8)));
        for (String location :
                List.of(out.toUri().toString(), out.toUri().toString().replace("///", "/"), out.toString())) {
            try (var client = sandbox()
                    .state(folder)
                    .ledger(folder.resolve("jobs.db").toUri().toString())
                    .results(location)
                    .build()) {
                assertThat(client.batches().plan(flux, batch -> {}).submissions())
                        .hasSizeLessThan(2);
                BatchOutcome outcome = client.batch(flux);

                assertThat(outcome.counts().done()).isOne();
                assertThat(client.batches().status(location).done()).isOne();
                assertThat(client.batches().report(location))
                        .isEqualTo(out.resolve("report.html").toString());
            }
        }
        assertThat(out).isDirectoryContaining("glob:**/*.png");
        assertThat(folder.resolve("jobs.db")).isRegularFile();
    }

    @Test
    void a_contributed_scheme_selects_every_kind_of_adapter_in_any_case() throws Exception {
        var ledger = new InMemoryLedger();
        var opened = new ArrayList<String>();
        LedgerFactory ledgers = new LedgerFactory() {
            @Override
            public boolean exists(String location) {
                return true;
            }

            @Override
            public Ledger open(String location, Optional<Path> state, ProgressListener listener) {
                opened.add(location);
                return ledger;
            }
        };
        try (var client = sandbox()
                .ledgers("Memory", ledgers)
                .ledger("MEMORY://jobs")
                .resultStores("S3", location -> {
                    opened.add(location);
                    return ResultStores.create().open(folder.resolve("out").toString());
                })
                .results("s3://bucket/images")
                .build()) {
            client.run(InvocationFixture.cityAtSunset(), run -> {});
        }

        assertThat(opened).containsExactlyInAnyOrder("MEMORY://jobs", "s3://bucket/images");
        assertThat(ledger.list(JobFilter.ALL)).hasSize(1);
        for (String invalid : List.of("no scheme", "s3://bucket", "", "7z")) {
            assertThatThrownBy(() -> InvokeClient.builder().gateway(invalid, endpoint -> null))
                    .hasMessage("\"" + invalid + "\" is not a URI scheme");
        }
    }

    @Test
    void an_address_with_an_unknown_scheme_is_rejected() {
        var builder =
                InvokeClient.builder().gateway("recorded", endpoint -> null).address("replayed:jobs");

        assertThatThrownBy(builder::build)
                .hasMessage("unknown scheme \"replayed\" in the address \"replayed:jobs\": use one of http, https,"
                        + " recorded, sandbox");
    }

    @Test
    void a_closed_client_rejects_every_call() {
        var client = sandbox().build();
        client.close();
        client.close();

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> submit(client),
                () -> client.get(InvocationFixture.REQUEST_ID),
                () -> client.await(InvocationFixture.REQUEST_ID, Duration.ZERO),
                () -> client.run(InvocationFixture.cityAtSunset(), run -> {}),
                () -> client.batch(BatchRows.of(folder.resolve("rows.csv"))),
                client::jobs)) {
            assertThatIllegalStateException().isThrownBy(call).withMessage("the client is closed");
        }
    }

    @Test
    void a_file_that_is_not_a_ledger_is_rejected_when_the_client_is_built() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "a shopping list, and long enough to be one");
        var builder = sandbox().state(folder).ledger(file);

        assertThatThrownBy(builder::build)
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("ledger " + file + ": ");
    }

    @Test
    void access_to_the_api_can_be_decorated() throws Exception {
        var decorated = new ArrayList<Invocations>();
        try (var client = sandbox()
                .ports(ports -> ports.invocations(api -> {
                    decorated.add(api);
                    return api;
                }))
                .build()) {
            RequestId id = submit(client).invocation().requestId();

            assertThat(decorated)
                    .singleElement()
                    .satisfies(api -> assertThat(api.get(id, Deadline.NONE))
                            .extracting(Invocation::requestId)
                            .isEqualTo(id));
        }
    }

    @Test
    void the_timeout_of_a_submission_can_be_configured() throws Exception {
        try (var silent = new WireServer(WireServer.hangAfter(""));
                var client = InvokeClient.builder()
                        .address(silent.address())
                        .token("tok-any")
                        .network(network -> network.submissionTimeout(Duration.ofMillis(300)))
                        .build()) {
            assertThatThrownBy(() -> submit(client)).isInstanceOfSatisfying(SubmissionInDoubtException.class, doubt -> {
                Evidence evidence = doubt.evidence().orElseThrow();
                assertThat(Duration.between(evidence.startedAt(), evidence.endedAt()))
                        .isLessThan(Duration.ofSeconds(60));
            });
        }
    }

    @Test
    void a_message_for_a_java_program_names_no_flag_and_no_command() throws Exception {
        try (var client = sandbox().build()) {
            Path existing = folder.resolve("out/poster.png");
            Files.createDirectories(existing.getParent());
            Files.writeString(existing, "an image of the user's own");

            assertThatThrownBy(() -> client.run(
                            InvocationFixture.cityAtSunset(), run -> run.download(files -> files.name("poster.png"))))
                    .isInstanceOf(LocalFileException.class)
                    .hasMessage(existing + ": already exists with different content")
                    .message()
                    .doesNotContain("--", "invokectl ");
        }
    }

    @Test
    void the_sandbox_is_optional_and_its_artifact_is_named() throws Exception {
        URL[] libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("adapter-sandbox"))
                .map(InvokeClientTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(libraries, ClassLoader.getPlatformClassLoader())) {
            Class<?> program = loader.loadClass(WithoutSandbox.class.getName());

            assertThat(program.getMethod("message").invoke(null))
                    .isEqualTo("sandbox: needs the artifact io.invokectl:invokectl-adapter-sandbox at run time");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A program without the sandbox on its class path. */
    public static final class WithoutSandbox {
        private WithoutSandbox() {}

        /** The message of the exception. */
        public static String message() {
            try {
                InvokeClient.builder().address("sandbox:").build().close();
                return "";
            } catch (RuntimeException rejected) {
                return rejected.getMessage();
            }
        }
    }

    private static Submitted submit(InvokeClient client) throws InterruptedException {
        return client.submit(InvocationFixture.cityAtSunset(), submit -> {});
    }

    private InvokeClientBuilder sandbox() {
        return InvokeClient.builder().address(AT_ONCE).results(folder.resolve("out"));
    }

    private static List<Path> temporaryFilesOf(RequestId id) throws Exception {
        var found = new ArrayList<Path>();
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "invokectl*")) {
            for (Path folder : folders) {
                Path jobs = folder.resolve("sandbox");
                if (Files.isDirectory(jobs)) {
                    try (var entries = Files.find(
                            jobs, 3, (path, attributes) -> path.toString().contains(id.value()))) {
                        entries.forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    private SandboxServer served() {
        return new SandboxServer(
                folder.resolve("served"),
                SandboxBehavior.parse("?delay=0"),
                InstantSource.system(),
                new Random(1),
                0,
                List.of(),
                Faults.parse(""));
    }
}
