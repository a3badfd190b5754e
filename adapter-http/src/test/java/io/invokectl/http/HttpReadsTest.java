package io.invokectl.http;

import static io.invokectl.http.HttpFixture.QUEUED;
import static io.invokectl.http.WireServer.disconnect;
import static io.invokectl.http.WireServer.hangAfter;
import static io.invokectl.http.WireServer.hangUntilDisconnect;
import static io.invokectl.http.WireServer.http;
import static io.invokectl.http.WireServer.httpWithoutLength;
import static io.invokectl.http.WireServer.reset;
import static io.invokectl.http.WireServer.respond;
import static io.invokectl.http.WireServer.respondAndCloseOnReuse;
import static io.invokectl.http.WireServer.truncate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.ApiException.InvocationNotFoundException;
import io.invokectl.domain.failure.ApiException.RequestRejectedException;
import io.invokectl.domain.failure.ApiException.ServiceUnavailableException;
import io.invokectl.domain.failure.ApiException.TooManyRequestsException;
import io.invokectl.domain.failure.ApiException.UnauthorizedException;
import io.invokectl.domain.failure.RateLimitException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Queued;
import io.invokectl.domain.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HttpReadsTest {
    private final HttpFixture fixture = new HttpFixture();

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 599})
    void a_server_error_is_retried(int status) throws Exception {
        try (var server = new WireServer(respond(http(status, "")), respond(http(200, QUEUED)))) {
            assertThat(get(server, 1)).isInstanceOf(Queued.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_lost_connection_is_retried() throws Exception {
        String queued = http(200, QUEUED);
        try (var server = new WireServer(
                reset(), disconnect(), truncate(queued, 20), truncate(queued, queued.length() - 1), respond(queued))) {
            assertThat(get(server, 4)).isInstanceOf(Queued.class);
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void a_read_that_meets_the_close_of_an_idle_connection_is_sent_again_at_once() throws Exception {
        try (var server = new WireServer(respondAndCloseOnReuse(http(200, QUEUED)), respond(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), 0)) {
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);

            assertThat(invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(Queued.class);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(fixture.events).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 304, 400, 402, 405, 408, 409, 422, 425, 499, 501, 600, 999})
    void a_rejection_is_not_retried(int status) {
        try (var server = new WireServer(respond(http(status, "")))) {
            assertThatThrownBy(() -> get(server, 5)).isInstanceOf(RequestRejectedException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void each_kind_of_rejection_has_its_exception() {
        assertThat(failure(401)).isInstanceOf(UnauthorizedException.class);
        assertThat(failure(403)).isInstanceOf(UnauthorizedException.class);
        assertThat(failure(404)).isInstanceOf(InvocationNotFoundException.class);
        assertThat(failure(429)).isInstanceOf(TooManyRequestsException.class);
        assertThat(failure(500)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(failure(503)).isInstanceOf(ServiceUnavailableException.class);
    }

    private ApiException failure(int status) {
        try (var server = new WireServer(respond(http(status, "")))) {
            return catchThrowableOfType(ApiException.class, () -> get(server, 0));
        }
    }

    @Test
    void after_the_last_attempt_its_failure_is_thrown() {
        try (var server = new WireServer(reset(), respond(http(503, "{\"message\":\"come back later\"}")))) {
            assertThatThrownBy(() -> get(server, 2))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessage("GET " + server.address() + "/v1/async-invoke/req_1: 503 come back later");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void a_server_that_does_not_respond_in_time_is_unreachable() {
        fixture.timeout = HttpFixture.SHORT;
        try (var server = new WireServer(hangAfter(""))) {
            assertThatThrownBy(() -> get(server, 1))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("GET " + server.address() + "/v1/async-invoke/req_1: no response in time");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"plain\",\"id\":\"x\"}                                        | plain",
                "{\"error\":{\"message\":\"inner\",\"type\":\"t\",\"code\":\"c\"}}           | inner",
                "{\"type\":\"error\",\"error\":{\"message\":\"wrapped\"}}                    | wrapped",
                "{\"error\":\"bad_request\",\"messages\":null,\"root_causes\":[]}            | bad_request",
                "{\"detail\":\"Request not found\"}                                          | Request not found",
                "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"Field required\"}]}   | prompt: Field required",
                "{\"messages\":[\"one\",\"two\"]}                                            | one; two",
                "{\"root_causes\":[\"deep\"]}                                                | deep",
                "[\"first\",\"second\"]                                                      | first; second",
                "\"just text\"                                                               | just text",
                "<html><center>502 Bad Gateway</center></html> | <html><center>502 Bad Gateway</center></html>",
                "{\"message\": \"half                                                        | {\"message\": \"half",
                "{}                                                                          | {}",
            })
    void the_message_of_an_error_is_found_in_any_shape(String body, String words) {
        try (var server = new WireServer(respond(http(400, body)))) {
            assertThatThrownBy(() -> get(server, 0))
                    .hasMessage("GET " + server.address() + "/v1/async-invoke/req_1: 400 " + words);
        }
    }

    @Test
    void the_request_id_of_an_error_comes_from_the_body_or_else_from_the_header() {
        try (var server = new WireServer(
                respond(http(500, "{\"message\":\"m\",\"request_id\":\"rid-1\"}", "x-request-id: rid-2")),
                respond(http(500, "{\"message\":\"m\"}", "x-request-id: rid-2")))) {
            String url = "GET " + server.address() + "/v1/async-invoke/req_1: 500";
            assertThatThrownBy(() -> get(server, 0)).hasMessage(url + " (request \"rid-1\") m");
            assertThatThrownBy(() -> get(server, 0)).hasMessage(url + " (request \"rid-2\") m");
        }
    }

    @Test
    void an_error_message_is_one_short_line_without_control_characters() {
        String escape = "\\u001b[31mred\\u0007\\n\\tnext\\u009b line";
        try (var server = new WireServer(respond(http(400, "{\"message\":\"" + escape + "x".repeat(500) + "\"}")))) {
            var failure = catchThrowableOfType(ApiException.class, () -> get(server, 0));

            assertThat(failure.error().message())
                    .startsWith("[31mred next line")
                    .hasSize(300)
                    .endsWith("…");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>login</html>", "{\"request_id\": \"x\"", "[]", "[{},{}]", "{}", "null", "7", "{} {}"})
    void a_response_without_a_request_id_is_unexpected(String body) {
        try (var server = new WireServer(respond(http(200, body)))) {
            assertThatThrownBy(() -> get(server, 5)).isInstanceOf(UnexpectedResponseException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_response_without_a_body_is_unexpected() {
        try (var server = new WireServer(respond("HTTP/1.1 204 No Content\r\n\r\n"))) {
            assertThatThrownBy(() -> get(server, 5))
                    .isInstanceOf(UnexpectedResponseException.class)
                    .hasMessage("GET " + server.address() + "/v1/async-invoke/req_1: 204 malformed response: empty");
        }
    }

    @Test
    void a_response_nested_deeper_than_64_levels_is_unexpected() {
        String deep = "{\"request_id\":\"r\",\"output\":" + "[".repeat(64) + "]".repeat(64) + "}";
        try (var server = new WireServer(respond(http(200, deep)))) {
            assertThatThrownBy(() -> get(server, 0)).hasMessageContaining("nested deeper than 64");
        }
    }

    @Test
    void a_response_larger_than_16_mib_is_not_read_to_its_end() {
        String large = "{\"request_id\":\"r\",\"output\":\"" + "x".repeat(16 * 1024 * 1024) + "\"}";
        try (var server = new WireServer(respond(http(200, large)))) {
            assertThatThrownBy(() -> get(server, 0)).isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void a_redirect_within_the_origin_is_followed() throws Exception {
        for (int status : List.of(301, 302, 303, 307, 308)) {
            try (var server =
                    new WireServer(respond(http(status, "", "Location: /moved")), respond(http(200, QUEUED)))) {
                get(server, 0);

                assertThat(server.requestLines())
                        .containsExactly("GET /v1/async-invoke/req_1 HTTP/1.1", "GET /moved HTTP/1.1");
            }
        }
    }

    @Test
    void a_sixth_redirect_is_not_followed() {
        try (var server = new WireServer(respond(http(302, "", "Location: /v1/async-invoke/req_1")))) {
            assertThatThrownBy(() -> get(server, 5))
                    .isInstanceOf(RequestRejectedException.class)
                    .hasMessageContaining("302 redirects to");
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void a_redirect_to_another_host_receives_neither_the_request_nor_the_token() {
        try (var other = new WireServer(respond(http(200, QUEUED)));
                var server = new WireServer(respond(http(
                        302, "", "Location: " + other.address().value().replace("127.0.0.1", "localhost") + "/x")))) {
            assertThatThrownBy(() -> get(server, 5)).isInstanceOf(RequestRejectedException.class);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void a_wait_of_more_than_two_minutes_ends_the_read_and_is_named() {
        try (var server = new WireServer(respond(http(429, "{\"message\":\"slow down\"}", "Retry-After: 121")))) {
            assertThatThrownBy(() -> get(server, 5))
                    .isInstanceOf(TooManyRequestsException.class)
                    .hasMessage("GET " + server.address()
                            + "/v1/async-invoke/req_1: 429 slow down; the server asked to retry after 121 s");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_wait_past_the_deadline_ends_the_read_and_is_named() {
        try (var server = new WireServer(respond(http(503, "", "Retry-After: 60")));
                var invocations = fixture.invocations(server.address(), 5)) {
            var deadline = Deadline.at(Instant.now().plusSeconds(30));

            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, deadline))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageEndingWith("asked to retry after 60 s");
        }
    }

    @Test
    void an_attempt_ends_at_the_deadline() {
        try (var server = new WireServer(hangAfter(""));
                var invocations = fixture.invocations(server.address(), 0)) {
            var deadline = Deadline.at(Instant.now().plusMillis(100));

            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, deadline))
                    .isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void a_wait_is_announced_with_its_reason() throws Exception {
        try (var server = new WireServer(respond(http(503, "")), respond(http(200, QUEUED)))) {
            get(server, 1);

            assertThat(fixture.events)
                    .containsExactly(new ProgressEvent.Waiting(
                            Duration.ZERO, "GET " + server.address() + "/v1/async-invoke/req_1: 503"));
        }
    }

    @Test
    void an_interrupt_ends_the_wait_between_two_attempts() {
        try (var server = new WireServer(respond(http(503, "", "Retry-After: 60")))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> get(server, 5)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    @Timeout(60)
    void an_interrupt_ends_a_blocked_read_at_once() throws Exception {
        Runnable interrupt = Thread.currentThread()::interrupt;
        var disconnected = new CountDownLatch(1);
        String half = http(200, QUEUED).substring(0, 90);
        try (var server = new WireServer(hangUntilDisconnect(half, interrupt, disconnected));
                var invocations = new HttpInvocations(
                        fixture.options(server.address(), 5),
                        fixture.rateLimiter,
                        InstantSource.system(),
                        new Random(1),
                        fixture.events::add)) {
            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            disconnected.await();
            assertThat(server.requests()).hasSize(1);
            assertThat(fixture.events).isEmpty();
        }
    }

    @Test
    void a_read_does_not_start_after_its_deadline() {
        try (var server = new WireServer(respond(http(200, QUEUED)));
                var invocations = fixture.invocations(server.address(), 0)) {
            var deadline = Deadline.at(Instant.now().minusSeconds(1));

            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, deadline))
                    .isInstanceOf(UnreachableException.class);
            assertThat(fixture.rateLimiter.taken()).isZero();
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 40})
    void a_truncated_response_without_a_length_is_retried(int length) throws Exception {
        String half = httpWithoutLength(200, QUEUED.substring(0, length));
        try (var server = new WireServer(truncate(half, half.length()), respond(http(200, QUEUED)))) {
            assertThat(get(server, 1)).isInstanceOf(Queued.class);
            assertThat(server.requests()).hasSize(2);
        }
        try (var server = new WireServer(truncate(half, half.length()))) {
            assertThatThrownBy(() -> get(server, 0))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("GET " + server.address() + "/v1/async-invoke/req_1: 200 the response is truncated");
        }
    }

    @Test
    void a_complete_response_without_a_length_is_accepted_if_it_is_json() throws Exception {
        String whole = httpWithoutLength(200, QUEUED);
        try (var server = new WireServer(truncate(whole, whole.length()))) {
            assertThat(get(server, 0)).isInstanceOf(Queued.class);
        }
        String page = httpWithoutLength(200, "<html>login</html>");
        try (var server = new WireServer(truncate(page, page.length()))) {
            assertThatThrownBy(() -> get(server, 5)).isInstanceOf(UnexpectedResponseException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_response_that_names_another_job_is_reported_once_and_counts_for_the_requested_job() throws Exception {
        try (var server = new WireServer(
                        respond(http(200, "{\"request_id\":\"other\",\"status\":\"QUEUED\"}")),
                        respond(http(200, "{\"request_id\":\"other\",\"status\":\"QUEUED\"}")));
                var invocations = fixture.invocations(server.address(), 0)) {
            assertThat(invocations
                            .get(InvocationFixture.REQUEST_ID, Deadline.NONE)
                            .requestId())
                    .isEqualTo(InvocationFixture.REQUEST_ID);
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);

            assertThat(fixture.events)
                    .containsExactly(
                            new ProgressEvent.Remark("the response to a request for job req_1 names job other"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimit-remaining: 0\r\nratelimit-reset: 1769113159", "Retry-After: 999999"})
    void a_rate_limit_that_resets_in_an_hour_is_not_waited_for(String headers) throws Exception {
        try (var server = new WireServer(respond(http(200, QUEUED, headers)));
                var invocations = new HttpInvocations(
                        fixture.options(server.address(), 5),
                        fixture.rateLimiter,
                        fixture.clock,
                        new Random(1),
                        fixture.events::add)) {
            invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);

            assertThatThrownBy(() -> invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessage("the rate limit allows no request before 2026-01-22T20:19:19Z");
            assertThat(fixture.clock.elapsed()).isZero();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_retry_after_of_twenty_digits_ends_the_read() {
        try (var server = new WireServer(respond(http(429, "", "Retry-After: 99999999999999999999")))) {
            assertThatThrownBy(() -> get(server, 5))
                    .isInstanceOf(TooManyRequestsException.class)
                    .hasMessageEndingWith("asked to retry after 999999999 s");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void each_redirected_request_is_acquired_from_the_rate_limiter() throws Exception {
        try (var server = new WireServer(
                respond(http(307, "", "Location: /one")),
                respond(http(307, "", "Location: /two")),
                respond(http(200, QUEUED)))) {
            get(server, 0);

            assertThat(fixture.rateLimiter.taken()).isEqualTo(3);
        }
    }

    @Test
    void the_token_is_redacted_in_headers_addresses_and_malformed_responses() {
        String token = HttpFixture.TOKEN.reveal();
        try (var server = new WireServer(
                respond(http(302, "", "Location: https://evil.test/?t=" + token)),
                respond(http(500, "", "x-request-id: id-" + token)),
                respond(http(307, "", "Location: /moved/" + token)),
                respond(http(500, "{\"message\":\"m\"}")),
                respond(http(302, "", "Location: https://evil.test/" + "x".repeat(235) + token)),
                respond("SSH-2.0-" + token + "\r\n"))) {
            String request = "GET " + server.address() + "/v1/async-invoke/req_1: ";
            assertThatThrownBy(() -> get(server, 0))
                    .hasMessage(request + "302 redirects to https://evil.test/?t=***, which is not followed");
            assertThatThrownBy(() -> get(server, 0)).hasMessage(request + "500 (request \"id-***\")");
            assertThatThrownBy(() -> get(server, 0)).hasMessage("GET " + server.address() + "/moved/***: 500 m");
            assertThatThrownBy(() -> get(server, 0)).hasMessageNotContaining("canary");
            assertThatThrownBy(() -> get(server, 0))
                    .hasMessage(request + "the connection was lost: Unexpected status line: SSH-2.0-***");
        }
    }

    @Test
    void the_token_is_redacted_wherever_a_server_repeats_it() throws Exception {
        String token = HttpFixture.TOKEN.reveal();
        try (var server = new WireServer(
                respond(http(401, "{\"message\":\"bad token " + token + "\"}", "X-Echo: " + token)),
                respond(http(200, "{\"request_id\":\"r\",\"debug\":\"" + token + "\"}")))) {
            assertThatThrownBy(() -> get(server, 0)).hasMessageEndingWith("401 bad token ***");
            assertThat(get(server, 0).toString()).doesNotContain(token);
        }
        assertThat(String.join("\n", fixture.trace))
                .contains("-H \"Authorization: Bearer $TOKEN\"", "< X-Echo: ***")
                .doesNotContain(token);
    }

    @Test
    void the_token_is_redacted_in_quoted_headers_and_status_lines() {
        String token = HttpFixture.TOKEN.reveal();
        try (var server = new WireServer(
                respond(http(404, "", "x-request-id: " + token)),
                respond(http(307, "", "Location: https://elsewhere.test/" + token)),
                respond("HTTP/1.1 " + token + "\r\n\r\n"))) {
            assertThatThrownBy(() -> get(server, 0)).hasMessageEndingWith("404 (request \"***\")");
            assertThatThrownBy(() -> get(server, 0))
                    .hasMessageEndingWith("307 redirects to https://elsewhere.test/***, which is not followed");
            assertThatThrownBy(() -> get(server, 0)).hasMessageEndingWith("Unexpected status line: HTTP/1.1 ***");
        }
    }

    @Test
    void an_invalid_retry_after_is_ignored() throws Exception {
        try (var server =
                new WireServer(respond(http(503, "", "Retry-After: \u001b[31msoon")), respond(http(200, QUEUED)))) {
            assertThat(get(server, 1).requestId().value()).isEqualTo("req_1");
        }
    }

    @Test
    void the_trace_shows_requests_and_responses() {
        try (var server = new WireServer(respond(http(202, QUEUED)));
                var invocations = fixture.invocations(server.address(), 0)) {
            invocations.submit(InvocationFixture.cityAtSunset());

            assertThat(fixture.trace)
                    .contains(
                            "curl -X POST '" + server.address() + "/v1/async-invoke' -H 'Accept: application/json'"
                                    + " -H 'Accept-Encoding: identity' -H 'User-Agent: invokectl/test'"
                                    + " -H \"Authorization: Bearer $TOKEN\""
                                    + " -H 'Content-Type: application/json'"
                                    + " -d '{\"model_id\":\"fal-ai/flux/schnell\","
                                    + "\"input\":{\"prompt\":\"A futuristic city at sunset\"}}'",
                            "< 202 " + server.address() + "/v1/async-invoke",
                            "< " + QUEUED);
        }
    }

    @Test
    void an_address_that_okhttp_cannot_parse_is_invalid() {
        String host = "https://" + "a".repeat(64) + ".test";
        var address = new ApiAddress(host);

        assertThatThrownBy(() -> fixture.invocations(address, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("\"" + host + "\" is not a valid address");
    }

    private Invocation get(WireServer server, int retries) throws InterruptedException {
        try (var invocations = fixture.invocations(server.address(), retries)) {
            return invocations.get(InvocationFixture.REQUEST_ID, Deadline.NONE);
        }
    }
}
