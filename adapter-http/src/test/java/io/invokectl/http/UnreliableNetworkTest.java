package io.invokectl.http;

import static io.invokectl.http.HttpFixture.QUEUED;
import static io.invokectl.http.WireServer.disconnect;
import static io.invokectl.http.WireServer.hangAfter;
import static io.invokectl.http.WireServer.http;
import static io.invokectl.http.WireServer.reset;
import static io.invokectl.http.WireServer.respond;
import static io.invokectl.http.WireServer.truncate;
import static io.invokectl.http.WireServer.truncateAndReset;
import static io.invokectl.http.WireServer.unusedAddress;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitInvocation.Submitted;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.ErrorResponse;
import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.SubmissionInDoubtException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.json.JsonText;
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

/** Submissions over an unreliable network: the use case that decides about retries, and the adapter that sends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UnreliableNetworkTest {
    private static final int RETRIES = 5;
    private static final SubmitRequest REQUEST = InvocationFixture.request(InvocationFixture.cityAtSunset());

    private static final String BODY =
            JsonText.compact(InvocationFixture.cityAtSunset().toJson());

    private final HttpFixture fixture = new HttpFixture();

    static Stream<Arguments> losses() {
        String accepted = http(202, QUEUED);
        return Stream.of(
                arguments("reset after the request", reset(), Phase.WAITING),
                arguments("closed after the request", disconnect(), Phase.WAITING),
                arguments("half a status line", truncate(accepted, 7), Phase.WAITING),
                arguments("half a head, then a reset", truncateAndReset(accepted, 40), Phase.WAITING),
                arguments("not HTTP", respond("SSH-2.0-OpenSSH_9.6\r\n"), Phase.WAITING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void a_submission_without_a_response_is_in_doubt_and_never_sent_again(
            String name, WireServer.Step step, Phase phase) {
        assertInDoubt(step, phase);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                arguments("no response", hangAfter(""), Phase.WAITING),
                arguments("half a body", hangAfter(http(202, QUEUED).substring(0, 80)), Phase.ANSWERING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void a_submission_that_times_out_is_in_doubt_and_never_sent_again(String name, WireServer.Step step, Phase phase) {
        fixture.timeout = HttpFixture.SHORT;
        assertInDoubt(step, phase);
    }

    private void assertInDoubt(WireServer.Step step, Phase phase) {
        try (var server = new WireServer(step, respond(http(202, QUEUED)));
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
    void a_reset_before_the_body_is_read_leaves_the_submission_in_doubt() {
        try (var server = WireServer.resettingBeforeBody();
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @Test
    void a_response_truncated_at_any_byte_is_never_retried_and_its_id_is_kept_if_it_arrived() {
        String accepted = http(202, QUEUED);
        int body = accepted.indexOf(QUEUED);
        int idIsWhole = body + "{\"request_id\":\"req_1\"".length();
        for (int bytes = 0; bytes < accepted.length(); bytes++) {
            try (var server = new WireServer(truncate(accepted, bytes), respond(accepted));
                    var invocations = fixture.invocations(server.address(), RETRIES)) {
                var doubt = catchThrowableOfType(
                        SubmissionInDoubtException.class,
                        () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

                assertThat(server.posts()).as("truncated after %d bytes", bytes).isEqualTo(1);
                assertThat(doubt.requestId().map(RequestId::value))
                        .as("truncated after %d bytes", bytes)
                        .isEqualTo(bytes >= idIsWhole ? Optional.of("req_1") : Optional.empty());
            }
        }
    }

    @Test
    void another_id_in_a_truncated_response_is_not_taken_for_the_request_id() {
        String accepted = http(202, "{\"id\":\"gateway-7\",\"request_id\":\"req_1\"}");
        try (var server = new WireServer(truncate(accepted, accepted.length() - 3));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var doubt = catchThrowableOfType(
                    SubmissionInDoubtException.class,
                    () -> fixture.submit(invocations, RETRIES).submit(REQUEST));

            assertThat(doubt.requestId()).isEmpty();
        }
    }

    @Test
    void the_id_of_a_response_that_is_nested_too_deeply_is_kept() {
        String deep = "{\"output\":" + "[".repeat(70) + "]".repeat(70) + ",\"request_id\":\"req_deep\"}";
        try (var server = new WireServer(respond(http(202, deep)));
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
    void a_redirect_to_another_host_is_not_followed(int status) {
        try (var other = new WireServer(respond(http(202, QUEUED)));
                var server = new WireServer(
                        respond(http(status, "", "Location: http://localhost:" + other.port() + "/v1/async-invoke")));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class)
                    .hasMessage("POST " + server.address() + "/v1/async-invoke: " + status + " redirects to"
                            + " http://localhost:" + other.port() + "/v1/async-invoke, which is not followed");

            assertThat(server.posts()).isEqualTo(1);
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void a_redirect_that_would_change_the_method_is_not_followed(int status) {
        try (var server = new WireServer(respond(http(status, "", "Location: /moved")), respond(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(RequestRejectedException.class);

            assertThat(server.requestLines()).containsExactly("POST /v1/async-invoke HTTP/1.1");
        }
    }

    @Test
    void a_redirect_within_the_origin_keeps_method_and_body() throws Exception {
        try (var server = new WireServer(respond(http(307, "", "Location: /moved")), respond(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            Submitted submitted = fixture.submit(invocations, RETRIES).submit(REQUEST);

            assertThat(submitted.attempts()).isEqualTo(1);
            assertThat(server.requestLines()).containsExactly("POST /v1/async-invoke HTTP/1.1", "POST /moved HTTP/1.1");
            assertThat(fixture.rateLimiter.taken()).isEqualTo(2);
        }
    }

    @Test
    void a_redirect_that_the_rate_limiter_does_not_admit_is_not_followed() throws Exception {
        fixture.clock.advance(Duration.between(fixture.clock.instant(), Instant.now()));
        String reset = Long.toString(Instant.now().plusSeconds(3000).getEpochSecond());
        try (var server = new WireServer(respond(
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
    void okhttp_does_not_retry_a_408_by_itself() {
        try (var server = new WireServer(respond(http(408, "", "Connection: close")), respond(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"099", "101", "304", "499", "600", "999"})
    void a_submission_answered_with_an_undefined_status_is_in_doubt(String status) {
        String response = "HTTP/1.1 " + status + " Status\r\nContent-Length: 0\r\n\r\n";
        try (var server = new WireServer(respond(response), respond(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(SubmissionInDoubtException.class);

            assertThat(server.posts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"request_id\":\"req_1\"}}",
                "{\"request_id\":17}",
                "{\"request_id\":\"req\\u0007\"}",
                "accepted: req_1"
            })
    void the_body_of_a_response_without_a_usable_id_is_evidence(String body) {
        try (var server = new WireServer(respond(http(200, body)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            Attempt attempt = invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(attempt.mayHaveBeenAccepted()).isTrue();
            assertThat(attempt.evidence().body()).contains(body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "many", "99999999999999999999"})
    void a_response_with_an_invalid_length_leaves_the_submission_in_doubt(String length) {
        String response = "HTTP/1.1 202 Accepted\r\nContent-Length: " + length + "\r\n\r\n" + QUEUED;
        try (var server = new WireServer(respond(response));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThat(invocations.submit(InvocationFixture.cityAtSunset()).problem())
                    .isEqualTo("POST " + server.address() + "/v1/async-invoke: the connection was lost: invalid"
                            + " Content-Length: " + length);
        }
    }

    @Test
    void at_most_4_kib_of_the_body_are_evidence_and_no_token() {
        String body = "\"" + "ä".repeat(4096) + "\"";
        try (var server = new WireServer(respond(http(200, body)), respond(http(200, HttpFixture.TOKEN.reveal())));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            assertThat(invocations
                            .submit(InvocationFixture.cityAtSunset())
                            .evidence()
                            .body())
                    .contains("\"" + "ä".repeat(2047));
            assertThat(invocations
                            .submit(InvocationFixture.cityAtSunset())
                            .evidence()
                            .body())
                    .contains("***");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void okhttp_does_not_retry_a_submission_by_itself_on_503_with_retry_after_0(int retries) {
        try (var server = new WireServer(respond(http(503, "", "Retry-After: 0")));
                var invocations = fixture.invocations(server.address(), retries)) {
            assertThatThrownBy(() -> fixture.submit(invocations, retries).submit(REQUEST))
                    .isInstanceOf(ServiceUnavailableException.class);

            assertThat(server.posts()).isEqualTo(1 + retries);
            assertThat(fixture.rateLimiter.taken()).isEqualTo(1 + retries);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void okhttp_does_not_retry_a_read_by_itself_on_503_with_retry_after_0(int retries) {
        try (var server = new WireServer(respond(http(503, "", "Retry-After: 0")));
                var invocations = fixture.invocations(server.address(), retries)) {
            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(ServiceUnavailableException.class);

            assertThat(server.requests()).hasSize(1 + retries);
            assertThat(fixture.rateLimiter.taken()).isEqualTo(1 + retries);
        }
    }

    @Test
    void a_refused_connection_has_sent_nothing_and_is_retried() throws Exception {
        try (var invocations = fixture.invocations(unusedAddress(), RETRIES)) {
            var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
            assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(attempt.evidence().bytesSent()).isZero();
            assertThat(attempt.problem()).contains("could not connect: Connection refused");
            assertThatThrownBy(() -> fixture.submit(invocations, RETRIES).submit(REQUEST))
                    .isInstanceOf(UnreachableException.class);
            assertThat(fixture.rateLimiter.taken()).isEqualTo(1 + RETRIES);
        }
    }

    @Test
    void an_interrupted_handshake_has_sent_nothing_and_may_be_retried() throws Exception {
        try (var server = new WireServer();
                var invocations = fixture.invocations(new ApiAddress("https://127.0.0.1:" + server.port()), RETRIES)) {
            var attempt = (NotSent) invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(server.connections()).isEqualTo(1);
            assertThat(attempt.evidence().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(attempt.fault()).isEqualTo(NetworkFault.TRANSIENT);
        }
    }

    @Test
    void an_error_response_with_a_truncated_body_keeps_its_status_and_text() {
        String response = http(500, "{\"message\":\"half a sentence\"}");
        try (var server = new WireServer(truncate(response, response.length() - 2));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            var attempt = (ErrorResponse) invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(attempt.error().status()).isEqualTo(500);
            assertThat(attempt.error().message()).isEqualTo("{\"message\":\"half a sentence");
        }
    }

    @Test
    void an_interrupt_does_not_abort_a_submission() {
        try (var server = new WireServer(respond(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), RETRIES)) {
            Thread.currentThread().interrupt();

            assertThat(invocations.submit(InvocationFixture.cityAtSunset())).isInstanceOf(AcceptedResponse.class);
            assertThat(Thread.interrupted())
                    .as("the thread is still interrupted")
                    .isTrue();
        }
    }
}
