package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.error;
import static io.invokectl.application.InvocationFixture.failed;
import static io.invokectl.application.InvocationFixture.missing;
import static io.invokectl.application.InvocationFixture.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.ApiException;
import io.invokectl.domain.failure.UnexpectedResponseException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.RequestId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GetCommandTest {
    private static final RequestId A = new RequestId("req_a");
    private static final RequestId B = new RequestId("req_b");

    private final CliFixture cli = new CliFixture();

    @Test
    void prints_the_current_state_of_a_job() {
        cli.runtime.invocations.answering(queued(A));

        cli.run("get", "req_a", "-o", "json");

        assertThat(cli.out)
                .isEqualTo("{\"request_id\":\"req_a\",\"model_id\":\"fal-ai/flux/schnell\",\"status\":\"QUEUED\","
                        + "\"created_at\":\"2026-01-22T19:19:19.112403432Z\"}\n");
    }

    @Test
    void succeeds_for_a_failed_job() {
        cli.runtime.invocations.answering(failed(A, "boom"));

        assertThat(cli.run("get", "req_a").code).isZero();
        assertThat(cli.out).contains("\"error\": \"boom\"");
    }

    @Test
    void prints_several_jobs_as_an_array_in_the_given_order() {
        cli.runtime.invocations.answering(queued(A), completed(B, PICTURE));

        cli.run("get", "req_a", "req_b", "-ojson");

        assertThat(cli.out).startsWith("[{\"request_id\":\"req_a\"").contains(",{\"request_id\":\"req_b\"");
    }

    @Test
    void an_unknown_job_appears_at_its_position_in_the_array() {
        cli.runtime.invocations.answering(queued(A)).failing(missing("req_b"));

        cli.run("get", "req_a", "req_b", "-o", "json");

        assertThat(cli.code).isEqualTo(10);
        assertThat(cli.out)
                .contains(
                        "{\"request_id\":\"req_b\",\"errors\":[{\"detail\":\"GET https://api.test/v1/async-invoke/req_b: 404 gone\","
                                + "\"code\":\"not_found\",\"status\":404,"
                                + "\"hint\":\"a request ID is only valid on the API that issued it: check --api-url and --context\"}]}]");
        assertThat(cli.err).startsWith("Error: GET https://api.test/v1/async-invoke/req_b: 404 gone\n");
    }

    @Test
    void text_output_reports_failures_on_stderr() {
        cli.runtime
                .invocations
                .answering(queued(A))
                .failing(new UnreachableException("GET https://api.test: refused", NetworkFault.TRANSIENT));

        cli.run("get", "req_a", "req_b");

        assertThat(cli.code).isEqualTo(11);
        assertThat(cli.out).startsWith("[\n  {\n    \"request_id\": \"req_a\"").doesNotContain("req_b");
        assertThat(cli.err)
                .isEqualTo("Error: GET https://api.test: refused\n"
                        + "Hint: check the network and the address (--api-url)\n");
    }

    @Test
    void exits_with_the_most_severe_of_several_failures() {
        cli.runtime.invocations.failing(
                ApiException.of(error(404, "gone")),
                new UnexpectedResponseException("GET https://api.test: 200 no job"));

        assertThat(cli.run("get", "req_a", "req_b").code).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get        | missing argument: <request-id>; see: invokectl get --help",
                "get .      | \".\": the request ID \".\" would change the path of the request",
                "get ..     | \"..\": the request ID \"..\" would change the path of the request",
                "get a --all | unknown flag --all of invokectl get; did you mean --allow-plain-http?",
            })
    void rejects_an_invalid_command_line(String typed, String problem) {
        cli.run(typed.split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.runtime.invocations.polls()).isZero();
    }

    @Test
    void rejects_an_empty_id_and_escapes_control_characters() {
        assertThat(cli.run("get", "").err).isEqualTo("Error: \"\": the request ID is empty\n");
        assertThat(cli.run("get", "a\u001b[2J").err)
                .isEqualTo("Error: \"a\\u001b[2J\": the request ID contains a control character\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void accepts_arguments_after_a_double_dash() {
        cli.runtime.invocations.answering(queued(new RequestId("--odd")));

        assertThat(cli.run("get", "--", "--odd").out).contains("\"request_id\": \"--odd\"");
    }
}
