package io.invokectl.http;

import static io.invokectl.http.HttpFixture.QUEUED;
import static io.invokectl.http.WireServer.disconnect;
import static io.invokectl.http.WireServer.http;
import static io.invokectl.http.WireServer.respond;
import static io.invokectl.http.WireServer.respondAndClose;
import static io.invokectl.http.WireServer.respondAndCloseOnReuse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.MediaLink;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server may close an idle connection at any moment. A request that meets the close is lost although the server never
 * saw it, so a submission never uses a connection that was idle.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmissionConnectionTest {
    private static final String ACCEPTED = http(202, QUEUED);

    private final HttpFixture fixture = new HttpFixture();

    static Stream<Arguments> closings() {
        Function<String, WireServer.Step> atOnce = WireServer::respondAndClose;
        Function<String, WireServer.Step> onReuse = WireServer::respondAndCloseOnReuse;
        return Stream.of(
                arguments("right after each response", atOnce), arguments("when the connection is reused", onReuse));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closings")
    void forty_submissions_are_accepted_by_a_server_that_closes_connections_unannounced(
            String when, Function<String, WireServer.Step> closing) {
        try (var server = new WireServer(closing.apply(ACCEPTED));
                var invocations = fixture.invocations(server.address(), 0)) {
            for (int i = 0; i < 40; i++) {
                assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            }

            assertThat(server.posts()).isEqualTo(40);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closings")
    void forty_submissions_over_tls_and_through_a_proxy_are_accepted_by_such_a_server(
            String when, Function<String, WireServer.Step> closing, @TempDir Path folder) {
        var authority = new PrivateAuthority();
        fixture.network = fixture.network.trusting(authority.writeTo(folder));
        try (var server = WireServer.overTls(authority.server("api.test"), closing.apply(ACCEPTED));
                var proxy = LocalProxy.http().routing("api.test:443", server.port())) {
            fixture.network = fixture.network.through(new Setting("127.0.0.1:" + proxy.port(), "HTTPS_PROXY"));
            try (var invocations = fixture.invocations(new ApiAddress("https://api.test"), 0)) {
                for (int i = 0; i < 40; i++) {
                    assertThat(invocations.submit(InvocationFixture.cityAtSunset()))
                            .isInstanceOf(AcceptedResponse.class);
                }
            }

            assertThat(server.posts()).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_retry_after_a_rejection_uses_a_new_connection(int status) throws Exception {
        try (var server = new WireServer(respondAndCloseOnReuse(http(status, "")), respond(ACCEPTED));
                var invocations = fixture.invocations(server.address(), 0)) {
            var submitted =
                    fixture.submit(invocations, 1).submit(InvocationFixture.request(InvocationFixture.cityAtSunset()));

            assertThat(submitted.possibleDuplicates()).isZero();
            assertThat(server.posts()).isEqualTo(2);
        }
    }

    @Test
    void sixteen_submissions_run_concurrently() throws Exception {
        int concurrency = 16;
        var arrived = new CountDownLatch(concurrency);
        WireServer.Step respondWhenAllHaveArrived = (socket, server) -> {
            arrived.countDown();
            return awaited(arrived) && respond(ACCEPTED).play(socket, server);
        };
        var threads = Executors.newFixedThreadPool(concurrency);
        try (var server = new WireServer(respondWhenAllHaveArrived);
                var invocations = fixture.invocations(server.address(), 0)) {
            Callable<Attempt> submission = () -> invocations.submit(InvocationFixture.cityAtSunset());

            for (var attempt : threads.invokeAll(Collections.nCopies(concurrency, submission))) {
                assertThat(attempt.get()).isInstanceOf(AcceptedResponse.class);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Test
    void a_followed_redirect_uses_a_new_connection() {
        try (var server = new WireServer(
                        respondAndCloseOnReuse(http(307, "", "Location: /v2/async-invoke")), respond(ACCEPTED));
                var invocations = fixture.invocations(server.address(), 0)) {
            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            assertThat(server.posts()).isEqualTo(2);
        }
    }

    @Test
    void a_submission_does_not_use_the_connection_of_an_earlier_read() throws Exception {
        try (var server = new WireServer(respondAndCloseOnReuse(http(200, QUEUED)), respond(ACCEPTED));
                var invocations = fixture.invocations(server.address(), 0)) {
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);

            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
        }
    }

    @Test
    void a_read_that_meets_a_closed_connection_opens_another_within_the_same_attempt() throws Exception {
        try (var server = new WireServer(respondAndCloseOnReuse(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), 0)) {
            for (int i = 0; i < 40; i++) {
                invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);
            }

            assertThat(server.requests()).hasSize(40);
            assertThat(fixture.events).isEmpty();
        }
    }

    @Test
    void a_download_that_meets_a_closed_connection_opens_another_within_the_same_attempt() throws Exception {
        try (var server = new WireServer(respondAndCloseOnReuse(http(200, "content")));
                var media = fixture.media(server.address(), 0)) {
            var link = new MediaLink(server.address() + "/city.png", Optional.empty());
            for (int i = 0; i < 40; i++) {
                media.fetch(link, Deadline.NONE, new DiscardingReceiver());
            }

            assertThat(server.requests()).hasSize(40);
        }
    }

    @Test
    void a_read_on_a_new_connection_that_is_closed_is_a_failed_attempt() {
        try (var server = new WireServer(disconnect());
                var invocations = fixture.invocations(server.address(), 0)) {
            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(UnreachableException.class);

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void reads_share_a_connection() throws Exception {
        try (var server = new WireServer(respond(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), 0)) {
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void each_submission_through_a_proxy_opens_a_connection_to_the_proxy() {
        try (var api = new WireServer(respondAndClose(ACCEPTED));
                var proxy = LocalProxy.http().routing("api.test", api.port())) {
            fixture.network = fixture.network.through(new Setting("127.0.0.1:" + proxy.port(), "HTTP_PROXY"));
            try (var invocations = fixture.invocations(new ApiAddress("http://api.test"), 0)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(invocations.submit(InvocationFixture.cityAtSunset()))
                            .isInstanceOf(AcceptedResponse.class);
                }
            }

            assertThat(proxy.requests()).hasSize(3);
        }
    }
}
