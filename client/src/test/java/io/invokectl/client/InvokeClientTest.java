package io.invokectl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.JobFilter;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ManualRateLimiter;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.run.RunOutcome;
import io.invokectl.application.run.RunRequest;
import io.invokectl.application.submit.SubmitInvocation;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.submit.Submitted;
import io.invokectl.domain.attempt.Evidence;
import io.invokectl.domain.failure.LedgerException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.http.HttpOptions.Timeouts;
import io.invokectl.sandbox.Faults;
import io.invokectl.sandbox.Sandbox;
import io.invokectl.sandbox.SandboxBehavior;
import io.invokectl.sandbox.SandboxServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvokeClientTest {
    private static final Set<String> SHARED = Set.of("OkHttp TaskRunner", "Okio Watchdog");
    private static final String AT_ONCE = "sandbox:?delay=0&seed=7";

    @TempDir
    private Path folder;

    @Test
    void the_sandbox_leaves_a_file_without_network_and_token() throws Exception {
        try (var client = sandbox().build()) {
            RunOutcome outcome = client.run().run(new RunRequest(InvocationFixture.cityAtSunset()));

            assertThat(outcome.saved().failures()).isEmpty();
            assertThat(outcome.saved().files())
                    .singleElement()
                    .satisfies(file -> assertThat(Path.of(file.path())).hasSize(file.bytes()));
        }
    }

    @Test
    void clients_with_the_same_state_folder_know_the_same_jobs() throws Exception {
        RequestId id;
        try (var client = sandbox().state(folder).build()) {
            id = client.submit()
                    .submit(new SubmitRequest(InvocationFixture.cityAtSunset()))
                    .invocation()
                    .requestId();
        }
        try (var client = sandbox().state(folder).build()) {
            assertThat(client.get().get(id).invocation().requestId()).isEqualTo(id);
        }
    }

    @Test
    void a_client_without_a_state_folder_leaves_nothing_behind() throws Exception {
        RequestId id;
        try (var client = sandbox().build()) {
            id = client.submit()
                    .submit(new SubmitRequest(InvocationFixture.cityAtSunset()))
                    .invocation()
                    .requestId();
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
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1))
                .invocations(invocations)
                .media(media)
                .results(results)
                .rateLimiter(rateLimiter)
                .build()) {
            client.run().run(new RunRequest(InvocationFixture.cityAtSunset()));
        }

        assertThat(invocations.submitted()).containsExactly(InvocationFixture.cityAtSunset());
        assertThat(media.fetched()).hasSize(1);
        assertThat(results.files()).hasSize(1);
        assertThat(rateLimiter.taken()).isEqualTo(1);
    }

    @Test
    void over_http_it_does_the_same_and_leaves_no_thread_behind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (SandboxServer server = served()) {
            try (var client = InvokeClient.builder()
                    .address(server.address())
                    .token("tok-any")
                    .results(folder.resolve("out"))
                    .build()) {
                assertThat(client.run()
                                .run(new RunRequest(InvocationFixture.cityAtSunset()))
                                .saved()
                                .files())
                        .hasSize(1);
            }
        }
        for (Thread left : Thread.getAllStackTraces().keySet()) {
            // The two that OkHttp and Okio keep for the whole process end a minute after their last work.
            if (!before.contains(left) && !SHARED.contains(left.getName())) {
                left.join(5000);
                assertThat(left.isAlive()).as(left.getName()).isFalse();
            }
        }
    }

    @Test
    void through_a_proxy_it_reaches_what_this_machine_cannot_find() throws Exception {
        try (SandboxServer proxy = served();
                var client = InvokeClient.builder()
                        .address("http://api.test")
                        .allowPlainHttp()
                        .token("tok-any")
                        .proxy(proxy.address())
                        .build()) {
            assertThat(client.submit()
                            .submit(new SubmitRequest(InvocationFixture.cityAtSunset()))
                            .invocation()
                            .requestId()
                            .value())
                    .startsWith("sbx_");
        }
    }

    @Test
    void a_proxy_or_a_file_of_authorities_that_is_none_is_refused_before_anything_is_sent() {
        assertThatThrownBy(() -> InvokeClient.builder().proxy("ftp://proxy").build())
                .hasMessage("proxy: unsupported proxy scheme \"ftp\": use http, https or socks5");
        assertThatThrownBy(
                        () -> InvokeClient.builder().caFile("/nowhere/own.pem").build())
                .hasMessage("/nowhere/own.pem (caFile): cannot be read: there is no such file");
    }

    @Test
    void a_token_is_not_shown_to_a_network() {
        var builder = InvokeClient.builder().address("http://10.0.0.1").token("tok-any");

        assertThatThrownBy(builder::build).hasMessage("http://10.0.0.1 would send the access token unencrypted");
        builder.allowPlainHttp().build().close();
    }

    @Test
    void settings_of_the_sandbox_that_there_are_not_are_refused_before_anything_is_sent() {
        var builder = InvokeClient.builder().address("sandbox:?speed=9");

        assertThatThrownBy(builder::build).hasMessage("unknown sandbox setting \"speed\": use fail, delay or seed");
    }

    @Test
    void a_ledger_in_a_file_is_opened_with_the_client_and_closed_with_it() throws Exception {
        Path file = folder.resolve("own/ledger.db");
        var request = new SubmitRequest(InvocationFixture.cityAtSunset());
        var client = sandbox().state(folder).ledger(file).build();
        SubmitInvocation submit = client.submit();
        RequestId id = submit.submit(request).invocation().requestId();
        client.close();

        assertThatThrownBy(() -> submit.submit(request)).isInstanceOf(LedgerException.class);
        try (Ledger ledger = LedgerFile.find(file.toString(), Optional.of(folder), ProgressListener.NONE)) {
            assertThat(ledger.list(JobFilter.ALL))
                    .singleElement()
                    .satisfies(job -> assertThat(job.requestId()).contains(id));
        }
    }

    @Test
    void a_client_that_is_closed_has_no_use_cases() {
        var client = sandbox().build();
        client.close();
        client.close();

        for (Supplier<?> useCase : List.<Supplier<?>>of(
                client::submit, client::get, client::await, client::save, client::run, client::batch)) {
            assertThatIllegalStateException().isThrownBy(useCase::get).withMessage("the client is closed");
        }
    }

    @Test
    void a_file_that_is_no_ledger_is_refused_when_the_client_is_built() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "a shopping list, and long enough to be one");
        var builder = sandbox().state(folder).ledger(file);

        assertThatThrownBy(builder::build)
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("ledger " + file + ": ");
    }

    @Test
    void something_can_stand_in_front_of_the_way_by_the_address() throws Exception {
        var passing = new ArrayList<Invocations>();
        try (var client = sandbox()
                .invocations(byAddress -> {
                    passing.add(byAddress);
                    return new InMemoryInvocations();
                })
                .build()) {
            Submitted submitted = client.submit().submit(new SubmitRequest(InvocationFixture.cityAtSunset()));

            assertThat(submitted.invocation().requestId()).isEqualTo(InvocationFixture.REQUEST_ID);
        }

        assertThat(passing).singleElement().isInstanceOf(Sandbox.class);
    }

    @Test
    void time_outs_are_the_callers_to_choose() throws Exception {
        var patience = new Timeouts(Duration.ofSeconds(9), Duration.ofMillis(300), Duration.ofSeconds(9));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = InvokeClient.builder()
                        .address("http://127.0.0.1:" + silent.getLocalPort())
                        .token("tok-any")
                        .patience(patience)
                        .build()) {
            assertThatThrownBy(() -> client.submit().submit(new SubmitRequest(InvocationFixture.cityAtSunset())))
                    .isInstanceOfSatisfying(SubmissionInDoubtException.class, doubt -> {
                        Evidence evidence = doubt.evidence().orElseThrow();
                        assertThat(Duration.between(evidence.startedAt(), evidence.endedAt()))
                                .isLessThan(Timeouts.DEFAULT.submission());
                    });
        }
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
