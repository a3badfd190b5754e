package io.invokectl.http;

import static io.invokectl.http.HttpFixture.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.http.FrameServer.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect.CloseStream;
import mockwebserver3.SocketEffect.ShutdownConnection;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions to servers that speak HTTP/2: a connection is shared while it answers, and never used after it was idle. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmissionOverHttp2Test {
    private static final int REFUSED_STREAM = 7;
    private static final SubmitRequest REQUEST = InvocationFixture.request(InvocationFixture.cityAtSunset());

    @TempDir
    private Path folder;

    private final PrivateAuthority authority = new PrivateAuthority();
    private final MockWebServer server = new MockWebServer();
    private final HttpFixture fixture = new HttpFixture();

    @BeforeEach
    void serve() throws IOException {
        fixture.network = fixture.network.trusting(authority.writeTo(folder));
        server.useHttps(authority.server("localhost").sslSocketFactory());
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void http2_is_offered_to_https_addresses() throws Exception {
        server.enqueue(accepted().build());
        try (var invocations = invocations()) {
            assertThat(submit(invocations)).isInstanceOf(AcceptedResponse.class);
        }
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("POST /v1/async-invoke HTTP/2");
    }

    @Test
    void a_server_without_http2_is_sent_http1() throws Exception {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.enqueue(accepted().build());
        try (var invocations = invocations()) {
            assertThat(submit(invocations)).isInstanceOf(AcceptedResponse.class);
        }
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("POST /v1/async-invoke HTTP/1.1");
    }

    @Test
    void a_connection_in_use_that_has_just_answered_is_shared() throws Exception {
        try (var invocations = invocations()) {
            assertThat(connectionBesideOneInFlight(invocations, Duration.ofSeconds(1)))
                    .isZero();
        }
    }

    @Test
    void a_connection_in_use_that_has_not_answered_for_more_than_a_second_is_not_shared() throws Exception {
        try (var invocations = invocations()) {
            assertThat(connectionBesideOneInFlight(invocations, Duration.ofMillis(1001)))
                    .isEqualTo(1);
        }
    }

    /** Submits a job while another submission, the first on its connection, has waited for a response for some time. */
    private int connectionBesideOneInFlight(HttpInvocations invocations, Duration time) throws Exception {
        var mayRespond = new CountDownLatch(1);
        server.setDispatcher(respondingAfter(mayRespond));
        CompletableFuture<Attempt> inFlight = CompletableFuture.supplyAsync(() -> submit(invocations));
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
        fixture.clock.sleep(time);

        assertThat(submit(invocations)).isInstanceOf(AcceptedResponse.class);
        mayRespond.countDown();

        assertThat(inFlight.get(60, TimeUnit.SECONDS)).isInstanceOf(AcceptedResponse.class);
        return server.takeRequest().getConnectionIndex();
    }

    /** Responds to the first request when it is allowed to, and to the others at once. */
    private Dispatcher respondingAfter(CountDownLatch allowed) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (server.getRequestCount() == 1) {
                    allowed.await(60, TimeUnit.SECONDS);
                }
                return accepted().build();
            }
        };
    }

    @Test
    void an_idle_connection_is_not_used_again() throws Exception {
        server.enqueue(accepted().build());
        server.enqueue(accepted().build());
        try (var invocations = invocations()) {
            submit(invocations);
            submit(invocations);
        }
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(1);
    }

    @Test
    void forty_submissions_are_accepted_by_a_server_that_ends_the_connection_after_each_response() {
        for (int i = 0; i < 40; i++) {
            server.enqueue(accepted().onResponseEnd(ShutdownConnection.INSTANCE).build());
        }
        try (var invocations = invocations()) {
            for (int i = 0; i < 40; i++) {
                assertThat(submit(invocations)).isInstanceOf(AcceptedResponse.class);
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(40);
    }

    @Test
    void a_refused_stream_was_not_processed() {
        server.enqueue(refused());
        try (var invocations = invocations()) {
            var attempt = (NotSent) submit(invocations);

            assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
            assertThat(attempt.problem())
                    .isEqualTo("POST " + address() + "/v1/async-invoke: the server refused the request before it"
                            + " processed it");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_submission_is_sent_again_after_a_refused_stream_even_at_most_once() throws Exception {
        server.enqueue(refused());
        server.enqueue(accepted().build());
        try (var invocations = invocations()) {
            var submitted = fixture.submit(invocations, 1)
                    .submit(new SubmitRequest(REQUEST.submission(), true, Deadline.NONE, Optional.empty()));

            assertThat(submitted.possibleDuplicates()).isZero();
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_submission_above_the_last_stream_of_a_goaway_is_sent_again() throws Exception {
        try (var frames = new FrameServer(authority.server("localhost"), FrameServer.goAway());
                var invocations = invocations(frames.address())) {
            var submitted = fixture.submit(invocations, 1).submit(REQUEST);

            assertThat(submitted.possibleDuplicates()).isZero();
            assertThat(frames.requests()).isEqualTo(2);
        }
    }

    @Test
    void a_connection_that_ends_without_a_goaway_leaves_the_submission_in_doubt() {
        try (var frames = new FrameServer(authority.server("localhost"), FrameServer.disconnect());
                var invocations = invocations(frames.address())) {
            assertThatThrownBy(() -> fixture.submit(invocations, 1).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);

            assertThat(frames.requests()).isEqualTo(1);
        }
    }

    @Test
    void whole_responses_are_used_if_each_ends_with_its_connection_without_a_goaway() {
        int submissions = 200;
        Step each = FrameServer.acceptAndDisconnect();
        try (var frames = new FrameServer(authority.server("localhost"), each, each);
                var invocations = invocations(frames.address())) {
            for (int i = 0; i < submissions; i++) {
                assertThat(submit(invocations)).isInstanceOf(AcceptedResponse.class);
            }
            assertThat(frames.requests()).isEqualTo(submissions);
        }
    }

    @Test
    void any_other_reset_of_the_stream_leaves_the_submission_in_doubt() {
        int internalError = 2;
        server.enqueue(
                accepted().onResponseStart(new CloseStream(internalError)).build());
        try (var invocations = invocations()) {
            assertThatThrownBy(() -> fixture.submit(invocations, 1).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    private static MockResponse.Builder accepted() {
        return new MockResponse.Builder().code(202).body(QUEUED);
    }

    private static MockResponse refused() {
        return accepted().onResponseStart(new CloseStream(REFUSED_STREAM)).build();
    }

    private ApiAddress address() {
        return new ApiAddress("https://localhost:" + server.getPort());
    }

    private HttpInvocations invocations() {
        return invocations(address());
    }

    private HttpInvocations invocations(ApiAddress address) {
        return new HttpInvocations(
                fixture.options(address, 0), fixture.rateLimiter, fixture.clock, new Random(1), fixture.events::add);
    }

    private static Attempt submit(HttpInvocations invocations) {
        return invocations.submit(InvocationFixture.cityAtSunset());
    }
}
