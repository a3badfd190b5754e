package io.invokectl.http;

import static io.invokectl.http.FaultyServer.answer;
import static io.invokectl.http.FaultyServer.cut;
import static io.invokectl.http.FaultyServer.cutAndReset;
import static io.invokectl.http.FaultyServer.hangUp;
import static io.invokectl.http.FaultyServer.http;
import static io.invokectl.http.FaultyServer.reset;
import static io.invokectl.http.FaultyServer.resetBeforeBody;
import static io.invokectl.http.FaultyServer.silence;
import static io.invokectl.http.FaultyServer.silenceAfter;
import static io.invokectl.http.HttpFixture.QUEUED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.application.submit.Submitted;
import io.invokectl.domain.attempt.AcceptedResponse;
import io.invokectl.domain.attempt.ErrorResponse;
import io.invokectl.domain.attempt.NotSent;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.RequestRejectedException;
import io.invokectl.domain.failure.ServiceUnavailableException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a paid request: the use case that decides, and the adapter that sends, with five retries allowed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubmissionOverBadNetworkTest {
    private static final int RETRIES = 5;
    private static final SubmitRequest REQUEST = new SubmitRequest(InvocationFixture.cityAtSunset());

    private static final String BODY =
            JsonText.compact(InvocationFixture.cityAtSunset().toJson());

    private final HttpFixture fixture = new HttpFixture();

    static Stream<Arguments> losses() {
        String accepted = http(202, QUEUED);
        return Stream.of(
                arguments("reset after the request", reset(), Phase.WAITING),
                arguments("closed after the request", hangUp(), Phase.WAITING),
                arguments("silence", silence(), Phase.WAITING),
                arguments("half a status line", cut(accepted, 7), Phase.WAITING),
                arguments("half a head, then reset", cutAndReset(accepted, 40), Phase.WAITING),
                arguments("a head, then silence", silenceAfter(accepted.substring(0, 80)), Phase.ANSWERING),
                arguments("no HTTP at all", answer("SSH-2.0-OpenSSH_9.6\r\n"), Phase.WAITING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void a_request_without_an_answer_is_in_doubt_and_never_sent_again(String name, FaultyServer.Step step, Phase phase)
            throws Exception {
        try (var server = new FaultyServer(step, answer(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var doubt = catchThrowableOfType(
                    SubmissionInDoubtException.class,
                    () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

            assertThat(server.posts()).isEqualTo(1);
            assertThat(doubt.evidence().orElseThrow().phase()).isEqualTo(phase);
            assertThat(doubt.evidence().orElseThrow().bytesSent()).isEqualTo(BODY.getBytes(UTF_8).length);
            assertThat(doubt).hasMessageStartingWith("POST " + server.address() + "/v1/async-invoke: ");
        }
    }

    @Test
    void a_reset_before_the_body_was_read_is_in_doubt_too() {
        try (var server = new FaultyServer(resetBeforeBody(), answer(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_cut_at_any_byte_is_never_followed_by_another_request_and_its_id_is_kept_if_it_came() {
        String accepted = http(202, QUEUED);
        int body = accepted.indexOf(QUEUED);
        int idIsWhole = body + "{\"request_id\":\"req_1\"".length();
        for (int bytes = 0; bytes < accepted.length(); bytes++) {
            try (var server = new FaultyServer(cut(accepted, bytes), answer(accepted));
                    var invocations = fixture.invocations(server.address(), RETRIES)) {
                var doubt = catchThrowableOfType(
                        SubmissionInDoubtException.class,
                        () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

                assertThat(server.posts()).as("cut after %d bytes", bytes).isEqualTo(1);
                assertThat(doubt.requestId().map(RequestId::value))
                        .as("cut after %d bytes", bytes)
                        .isEqualTo(bytes >= idIsWhole ? Optional.of("req_1") : Optional.empty());
            }
        }
    }

    @Test
    void an_id_that_is_not_the_request_id_is_no_job_while_the_answer_is_broken() {
        String accepted = http(202, "{\"id\":\"gateway-7\",\"request_id\":\"req_1\"}");
        try (var server = new FaultyServer(cut(accepted, accepted.length() - 3));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var doubt = catchThrowableOfType(
                    SubmissionInDoubtException.class,
                    () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

            assertThat(doubt.requestId()).isEmpty();
        }
    }

    @Test
    void an_answer_that_is_too_deep_keeps_its_id() {
        String deep = "{\"output\":" + "[".repeat(70) + "]".repeat(70) + ",\"request_id\":\"req_deep\"}";
        try (var server = new FaultyServer(answer(http(202, deep)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var doubt = catchThrowableOfType(
                    SubmissionInDoubtException.class,
                    () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

            assertThat(doubt.requestId()).contains(new RequestId("req_deep"));
            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void a_redirect_to_another_host_is_refused_and_not_followed(int status) {
        try (var other = new FaultyServer(answer(http(202, QUEUED)));
                var server = new FaultyServer(
                        answer(http(status, "", "Location: http://localhost:" + port(other) + "/v1/async-invoke")));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class)
                    .hasMessage("POST " + server.address() + "/v1/async-invoke: " + status + " redirects to"
                            + " http://localhost:" + port(other) + "/v1/async-invoke, which is not followed");

            assertThat(server.posts()).isEqualTo(1);
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void a_redirect_that_would_change_the_method_is_refused(int status) {
        try (var server = new FaultyServer(answer(http(status, "", "Location: /moved")), answer(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class);

            assertThat(server.requests()).containsExactly("POST /v1/async-invoke HTTP/1.1");
        }
    }

    @Test
    void a_redirect_within_the_origin_keeps_method_and_body() throws Exception {
        try (var server = new FaultyServer(answer(http(307, "", "Location: /moved")), answer(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            Submitted submitted = fixture.submit(invocations, RETRIES).submit(REQUEST);

            assertThat(submitted.attempts()).isEqualTo(1);
            assertThat(server.requests()).containsExactly("POST /v1/async-invoke HTTP/1.1", "POST /moved HTTP/1.1");
            assertThat(fixture.budget.taken()).isEqualTo(2);
        }
    }

    @Test
    void a_redirect_for_which_the_budget_has_no_room_is_not_followed() throws Exception {
        fixture.clock.advance(Duration.between(fixture.clock.instant(), Instant.now()));
        String reset = Long.toString(Instant.now().plusSeconds(3000).getEpochSecond());
        try (var server = new FaultyServer(answer(
                        http(307, "", "Location: /moved", "ratelimit-remaining: 0", "ratelimit-reset: " + reset)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class)
                    .hasMessage("POST " + server.address() + "/v1/async-invoke: 307 redirects to " + server.address()
                            + "/moved, which is not followed");

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void a_408_is_a_refusal_that_okhttp_would_have_sent_again() {
        try (var server = new FaultyServer(answer(http(408, "", "Connection: close")), answer(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class);

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void a_503_that_says_retry_after_0_is_sent_again_as_often_as_our_rule_counts(int retries) {
        try (var server = new FaultyServer(answer(http(503, "", "Retry-After: 0")));
                var invocations = fixture.invocations(server.address(), retries)) {
            assertThatThrownBy(() -> fixture.submit(invocations, retries).submit(REQUEST))
                    .isInstanceOf(ServiceUnavailableException.class);

            assertThat(server.posts()).isEqualTo(1 + retries);
            assertThat(fixture.budget.taken()).isEqualTo(1 + retries);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void a_read_that_is_answered_so_is_repeated_as_often_as_our_rule_counts(int retries) {
        try (var server = new FaultyServer(answer(http(503, "", "Retry-After: 0")));
                var invocations = fixture.invocations(server.address(), retries)) {
            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(ServiceUnavailableException.class);

            assertThat(server.requests()).hasSize(1 + retries);
            assertThat(fixture.budget.taken()).isEqualTo(1 + retries);
        }
    }

    @Test
    void a_refused_connection_is_known_to_have_sent_nothing() throws Exception {
        try (var invocations = fixture.invocations(nobodyListens(), RETRIES)) {
            var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(attempt.isRetryable()).isTrue();
            assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(attempt.evidence().bytesSent()).isZero();
            assertThat(attempt.problem()).contains("could not connect: Connection refused");
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(UnreachableException.class);
            assertThat(fixture.budget.taken()).isEqualTo(1 + RETRIES);
        }
    }

    @Test
    void a_handshake_that_breaks_off_has_sent_nothing_and_may_pass() {
        try (var server = new FaultyServer(hangUp())) {
            var https = new ApiAddress(server.address().value().replace("http://", "https://"));
            try (var invocations = fixture.invocations(https, RETRIES)) {
                var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

                assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            }
        }
    }

    @Test
    void an_error_whose_body_breaks_off_is_still_that_error() {
        try (var server = new FaultyServer(cut(http(500, "{\"message\":\"half a sentence\"}"), 100));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var attempt = (ErrorResponse) invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(attempt.error().status()).isEqualTo(500);
        }
    }

    @Test
    void an_interrupt_does_not_break_off_a_paid_request() {
        try (var server = new FaultyServer(answer(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            Thread.currentThread().interrupt();

            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
        }
    }

    private static int port(FaultyServer server) {
        return Integer.parseInt(server.address().value().replaceAll(".*:", ""));
    }

    private static ApiAddress nobodyListens() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ApiAddress("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
