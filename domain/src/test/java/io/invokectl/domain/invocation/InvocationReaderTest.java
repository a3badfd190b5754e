package io.invokectl.domain.invocation;

import static io.invokectl.domain.Json.array;
import static io.invokectl.domain.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.Invocation.Unrecognised;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvocationReaderTest {
    private static final String LINK = "https://v3b.fal.media/files/b/x/y.jpg";
    private static final JsonObject OUTPUT = object("images", array(object("url", LINK)));
    private static final JsonObject DETAIL = object(
            "detail",
            array(object(
                    "loc",
                    array("body", "prompt"),
                    "msg",
                    "Field required",
                    "type",
                    "missing",
                    "url",
                    "https://docs.fal.ai/errors/#missing")));

    private final InvocationReader reader = new InvocationReader(value -> value.equals(new JsonString("{the output}"))
            ? OUTPUT
            : value.equals(new JsonString("{detail}")) ? DETAIL : value);

    @ParameterizedTest
    @CsvSource({
        "QUEUED, Queued",
        "IN_QUEUE, Queued",
        "pending, Queued",
        "IN_PROGRESS, InProgress",
        "in-progress, InProgress",
        "In Progress, InProgress",
        "running, InProgress",
        "COMPLETED, Completed",
        "completed, Completed",
        "COMPLETE, Completed",
        "Succeeded, Completed",
        "SUCCESS, Completed",
        "ok, Completed",
        "FAILED, Failed",
        "failure, Failed",
        "ERROR, Failed",
        "CANCELLED, Failed",
        "CANCELED, Failed",
        "EXPIRED, Failed",
        "TIMED_OUT, Failed",
        "timeout, Failed",
        "PREPARING, Unrecognised",
    })
    void decides_by_the_status_ignoring_case_and_spelling(String status, String state) {
        Invocation invocation = read(object("request_id", "r1", "status", status));

        assertThat(invocation.getClass().getSimpleName()).isEqualTo(state);
        assertThat(invocation.envelope().status()).isEqualTo(status);
    }

    @Test
    void a_multi_line_status_becomes_one_line() {
        Envelope envelope =
                read(object("request_id", "r1", "status", "Q\nfoo\u001b[2J")).envelope();

        assertThat(envelope.status()).isEqualTo("Q\nfoo\u001b[2J");
        assertThat(envelope.statusWord()).isEqualTo("Q foo [2J");
    }

    @Test
    void keeps_the_requested_id_and_reports_a_different_one() {
        var asked = new RequestId("a");
        Envelope other = reader.read(object("request_id", "other", "status", "QUEUED"), asked)
                .orElseThrow()
                .envelope();
        Envelope same = reader.read(object("request_id", "a", "id", "gateway-7"), asked)
                .orElseThrow()
                .envelope();
        Envelope gateway = reader.read(object("id", "gateway-7", "status", "QUEUED"), asked)
                .orElseThrow()
                .envelope();

        assertThat(other.requestId()).isEqualTo(asked);
        assertThat(other.otherId()).contains("other");
        assertThat(same.otherId()).isEmpty();
        assertThat(gateway.requestId()).isEqualTo(asked);
        assertThat(gateway.otherId()).isEmpty();
    }

    @Test
    void a_truncated_response_identifies_the_job_only_by_request_id() {
        assertThat(reader.requestIdIn(object("request_id", "r1", "id", "x"))).contains(new RequestId("r1"));
        assertThat(reader.requestIdIn(object("result", object("request_id", "r1"))))
                .contains(new RequestId("r1"));
        assertThat(reader.requestIdIn(array(object("request_id", "r1")))).contains(new RequestId("r1"));
        assertThat(reader.requestIdIn(object("id", "gateway-7", "uuid", "x"))).isEmpty();
        assertThat(reader.requestIdIn(object("request_id", " "))).isEmpty();
        assertThat(reader.requestIdIn(JsonNull.NULL)).isEmpty();
    }

    @Test
    void folds_case_independently_of_the_locale() {
        assertThat(read(object("request_id", "r1", "status", "failed")).hasEnded())
                .isTrue();
    }

    @Test
    void an_unknown_status_means_running_even_with_an_output() {
        Invocation invocation = read(object("request_id", "r1", "status", "PREPARING", "output", OUTPUT));

        assertThat(invocation).isInstanceOf(Unrecognised.class);
        assertThat(invocation.hasEnded()).isFalse();
    }

    @Test
    void media_without_a_status_mean_completed() {
        assertThat(read(object("request_id", "r1", "output", OUTPUT))).isInstanceOf(Completed.class);
        assertThat(read(object("request_id", "r1"))).isInstanceOf(Unrecognised.class);
    }

    @Test
    void completion_with_reasons_and_without_media_is_a_failure() {
        Invocation invocation = read(object("request_id", "r1", "status", "COMPLETED", "output", DETAIL));

        assertThat(((Failed) invocation).reason())
                .isEqualTo(new FailureReason("prompt: Field required", Optional.of("missing")));
    }

    @Test
    void completed_without_output_is_completed_and_empty() {
        assertThat(((Completed) read(object("request_id", "r1", "status", "COMPLETED", "output", null))).isEmpty())
                .isTrue();
        assertThat(((Completed) read(object("request_id", "r1", "status", "COMPLETED", "output", object()))).isEmpty())
                .isTrue();
        assertThat(((Completed) read(object("request_id", "r1", "status", "COMPLETED", "output", OUTPUT))).isEmpty())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_id", "id", "requestId", "uuid"})
    void finds_the_id_under_other_names(String name) {
        assertThat(read(object(name, "r1", "status", "QUEUED")).requestId()).isEqualTo(new RequestId("r1"));
    }

    @Test
    void requires_only_the_id() {
        assertThat(reader.read(object("status", "QUEUED"))).isEmpty();
        assertThat(reader.read(object("request_id", " "))).isEmpty();
        assertThat(reader.read(object("request_id", 7))).isEmpty();
        assertThat(reader.read(object("request_id", ".."))).isEmpty();
        assertThat(reader.read(JsonNull.NULL)).isEmpty();
        assertThat(reader.read(object("request_id", "r1"))).isPresent();
    }

    @Test
    void unwraps_an_array_of_one_and_a_result_member() {
        JsonObject answer = object("request_id", "r1", "status", "COMPLETED", "output", OUTPUT);

        assertThat(reader.read(array(answer))).contains(read(answer));
        assertThat(reader.read(object("result", answer))).contains(read(answer));
        assertThat(reader.read(array(answer, answer))).isEmpty();
    }

    @Test
    void a_bare_output_is_the_completed_job() {
        Invocation invocation = reader.read(OUTPUT, new RequestId("asked")).orElseThrow();

        assertThat(invocation).isInstanceOf(Completed.class);
        assertThat(invocation.requestId()).isEqualTo(new RequestId("asked"));
        assertThat(invocation.envelope().json().get("output")).isEqualTo(OUTPUT);
        assertThat(reader.read(object(), new RequestId("asked"))).isEmpty();
        assertThat(reader.read(object("images", array()), new RequestId("asked")))
                .isEmpty();
    }

    @Test
    void finds_the_output_under_other_names() {
        assertThat(outputOf(object("request_id", "r", "result", object("output", OUTPUT))))
                .isEqualTo(OUTPUT);
        assertThat(outputOf(object("request_id", "r", "result", OUTPUT))).isEqualTo(OUTPUT);
        assertThat(outputOf(object("request_id", "r", "response", OUTPUT))).isEqualTo(OUTPUT);
        JsonObject atTheTop = object("request_id", "r", "images", array(object("url", LINK)));
        assertThat(outputOf(atTheTop)).isEqualTo(atTheTop);
    }

    @Test
    void parses_json_text_in_output_and_error() {
        assertThat(outputOf(object("request_id", "r", "output", "{the output}")))
                .isEqualTo(OUTPUT);
        Failed failed = (Failed) read(object("request_id", "r", "status", "FAILED", "error", "{detail}"));
        assertThat(failed.reason().text()).isEqualTo("prompt: Field required");
    }

    @Test
    void finds_the_reason_in_any_form_of_error() {
        assertThat(reasonOf("plain words")).isEqualTo("plain words");
        assertThat(reasonOf(object("message", "in an object"))).isEqualTo("in an object");
        assertThat(reasonOf(array(object("msg", "in a list")))).isEqualTo("in a list");
        assertThat(reasonOf(null)).isEqualTo("the API gave no reason");
    }

    @Test
    void keeps_the_whole_response() {
        JsonObject answer =
                object("request_id", "r1", "status", "QUEUED", "queue_position", 0, "usage", object("megapixels", 1));

        assertThat(read(answer).envelope().json()).isEqualTo(answer);
    }

    @Test
    void parses_times_with_nanoseconds_and_any_offset() {
        Envelope envelope = read(object(
                        "request_id",
                        "r",
                        "created_at",
                        "2026-01-22T19:19:19.112403432Z",
                        "completed_at",
                        "2026-01-22T20:19:21+01:00"))
                .envelope();

        assertThat(envelope.createdAt()).contains(Instant.parse("2026-01-22T19:19:19.112403432Z"));
        assertThat(envelope.completedAt()).contains(Instant.parse("2026-01-22T19:19:21Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "", " ", "yesterday", "2026-13-01T00:00:00Z"})
    void a_zero_empty_or_malformed_time_is_missing(String text) {
        assertThat(read(object("request_id", "r", "created_at", text))
                        .envelope()
                        .createdAt())
                .isEmpty();
    }

    @Test
    void the_duration_begins_at_creation_or_else_at_the_start() {
        JsonObject ended =
                object("request_id", "r", "created_at", "2026-01-01T00:00:00Z", "completed_at", "2026-01-01T00:00:05Z");

        assertThat(read(ended).envelope().duration()).contains(Duration.ofSeconds(5));
        assertThat(read(ended.with("started_at", "2026-01-01T00:00:02Z"))
                        .envelope()
                        .duration())
                .contains(Duration.ofSeconds(5));
        assertThat(read(ended.with("started_at", "2026-01-01T00:00:02Z").with("created_at", JsonNull.NULL))
                        .envelope()
                        .duration())
                .contains(Duration.ofSeconds(3));
        assertThat(read(object("request_id", "r")).envelope().duration()).isEmpty();
    }

    @Test
    void numbers_flagged_images_from_one() {
        JsonObject output = object("images", array(), "has_nsfw_concepts", array(false, true, true));

        assertThat(((Completed) read(object("request_id", "r", "status", "OK", "output", output))).flagged())
                .containsExactly(2, 3);
        assertThat(((Completed) read(object("request_id", "r", "status", "OK"))).flagged())
                .isEmpty();
    }

    private Invocation read(JsonValue answer) {
        return reader.read(answer).orElseThrow();
    }

    private JsonValue outputOf(JsonObject answer) {
        return read(answer).envelope().output();
    }

    private String reasonOf(Object error) {
        return ((Failed) read(object("request_id", "r", "status", "FAILED", "error", error)))
                .reason()
                .text();
    }
}
