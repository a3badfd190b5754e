package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.answered;
import static io.invokectl.application.InvocationFixture.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.attempt.Attempt.NotSent;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CreateCommandTest {
    private static final String QUEUED = "{\"request_id\":\"req_1\",\"model_id\":\"fal-ai/flux/schnell\","
            + "\"status\":\"QUEUED\",\"created_at\":\"2026-01-22T19:19:19.112403432Z\"}";

    private final CliFixture cli = new CliFixture();

    @TempDir
    private Path folder;

    // Request bodies.

    @Test
    void builds_the_body_from_flags() {
        cli.run(
                "create",
                "-m",
                "m",
                "--prompt",
                " two  blanks ",
                "--text",
                "spoken",
                "--seconds-total",
                "60",
                "--tag",
                "a=1,b=2",
                "--tag",
                "\"c=1,2\"",
                "-F",
                "seed=196619188014358661",
                "-F",
                "safe=false",
                "-F",
                "size[width]=8",
                "-F",
                "loras[]=x",
                "-f",
                "code=007",
                "-F",
                "none=null",
                "-F",
                "empty[]");

        assertThat(submitted())
                .isEqualTo("{\"model_id\":\"m\",\"input\":{\"prompt\":\" two  blanks \",\"text\":\"spoken\","
                        + "\"seconds_total\":60,\"code\":\"007\",\"seed\":196619188014358661,\"safe\":false,"
                        + "\"size\":{\"width\":8},\"loras\":[\"x\"],\"none\":null,\"empty\":[]},"
                        + "\"tags\":[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"},"
                        + "{\"key\":\"c\",\"value\":\"1,2\"}]}");
    }

    @Test
    void flags_override_a_body_from_stdin_and_tags_are_added() {
        cli.stdin = "{\"model_id\":\"m1\",\"input\":{\"prompt\":\"file\",\"n\":1},"
                + "\"tags\":[{\"key\":\"k\",\"value\":\"v\"}],\"webhook\":\"x\"}";

        cli.run("create", "--request", "-", "--model", "m2", "--prompt", "flag", "--tag", "a=b");

        assertThat(submitted())
                .isEqualTo(
                        "{\"model_id\":\"m2\",\"input\":{\"prompt\":\"flag\",\"n\":1},"
                                + "\"tags\":[{\"key\":\"k\",\"value\":\"v\"},{\"key\":\"a\",\"value\":\"b\"}],\"webhook\":\"x\"}");
    }

    @Test
    void a_single_field_is_sufficient_input() {
        cli.run("create", "-m", "m", "-F", "seed=1");

        assertThat(submitted()).isEqualTo("{\"model_id\":\"m\",\"input\":{\"seed\":1}}");
    }

    @Test
    void reads_a_field_from_a_file_or_stdin() throws IOException {
        Path file = Files.writeString(folder.resolve("prompt.txt"), "from a file\n");
        cli.stdin = "from stdin";

        cli.run("create", "-m", "m", "-F", "prompt=@" + file, "-F", "text=@-", "-f", "raw=@" + file);

        assertThat(submitted())
                .isEqualTo("{\"model_id\":\"m\",\"input\":{\"raw\":\"@" + file
                        + "\",\"prompt\":\"from a file\\n\",\"text\":\"from stdin\"}}");
    }

    @Test
    void ignores_empty_values_and_zero_seconds() {
        cli.run(
                "create",
                "--request",
                "",
                "-m",
                "m",
                "--prompt",
                "hi",
                "--text",
                "",
                "--seconds-total",
                "0",
                "--tag",
                "");

        assertThat(submitted()).isEqualTo("{\"model_id\":\"m\",\"input\":{\"prompt\":\"hi\"}}");
    }

    @Test
    void accepts_the_doctl_path_and_its_aliases() {
        for (String group : new String[] {"serverless-inference", "inference", "si"}) {
            for (String noun : new String[] {"async-invoke", "async"}) {
                cli.run(group, noun, "create", "-m", "m", "--prompt", "x");
                assertThat(cli.code).isZero();
            }
        }
        assertThat(cli.runtime.invocations.submitted()).hasSize(6);
    }

    @Test
    void at_most_once_disables_ambiguous_retries() {
        cli.runtime.invocations.submitting(answered(500), accepted(REQUEST_ID));

        cli.run("create", "-m", "m", "--prompt", "x", "--at-most-once");

        assertThat(cli.code).isEqualTo(4);
        assertThat(cli.runtime.invocations.submitted()).hasSize(1);
    }

    @Test
    void connects_with_the_given_address_and_token() {
        cli.run("create", "-m", "m", "--prompt", "x", "-u", "https://api.test", "-t", "tok-flag");

        assertThat(cli.runtime.endpoints).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.address()).hasToString("https://api.test");
            assertThat(endpoint.token()).contains(new AccessToken("tok-flag"));
        });
    }

    @Test
    void an_address_selects_a_contributed_gateway_by_its_scheme() {
        cli.run("create", "-m", "m", "--prompt", "x", "-u", "recorded:jobs");

        assertThat(cli.code).isZero();
        assertThat(cli.runtime.endpoints)
                .extracting(endpoint -> endpoint.address().value())
                .containsExactly("recorded:jobs");
    }

    @Test
    void rejects_an_unknown_scheme_and_lists_the_known_ones() {
        cli.run("create", "-m", "m", "--prompt", "x", "-u", "replayed:jobs");

        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err)
                .isEqualTo("Error: --api-url: unknown scheme \"replayed\" in the address \"replayed:jobs\": use one of"
                        + " http, https, recorded, sandbox\n");
        assertThat(cli.runtime.invocations.submitted()).isEmpty();
    }

    // Output and errors.

    @Test
    void prints_the_job_like_doctl() {
        cli.runtime.invocations.submitting(accepted(REQUEST_ID));
        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.out).isEqualTo("""
                        {
                          "request_id": "req_1",
                          "model_id": "fal-ai/flux/schnell",
                          "status": "QUEUED",
                          "created_at": "2026-01-22T19:19:19.112403432Z"
                        }
                        """);
        assertThat(cli.err).isEmpty();
        assertThat(cli.code).isZero();
    }

    @Test
    void json_output_is_one_line() {
        cli.runtime.invocations.submitting(accepted(REQUEST_ID));

        assertThat(cli.run("create", "-m", "m", "--prompt", "x", "-o", "JSON").out)
                .isEqualTo(QUEUED + "\n");
    }

    @Test
    void a_dry_run_prints_the_body_and_needs_neither_token_nor_connection() {
        cli.environment.clear();

        cli.run("create", "-m", "m", "--prompt", "x", "--dry-run");

        assertThat(cli.out).isEqualTo("{\n  \"model_id\": \"m\",\n  \"input\": {\n    \"prompt\": \"x\"\n  }\n}\n");
        assertThat(cli.runtime.endpoints).isEmpty();
    }

    @Test
    void warns_about_a_suspicious_input_and_submits_it() {
        cli.run("create", "-m", "fal-ai/flux/schnell", "--prompt", "x", "-f", "output_format=square");

        assertThat(cli.err)
                .isEqualTo("Notice: output_format is the file type; a size such as square belongs in image_size\n");
        assertThat(cli.code).isZero();
    }

    @Test
    void a_submission_without_a_response_is_in_doubt() {
        cli.runtime.invocations.submitting(new PossiblyAccepted(
                "POST https://api.test/v1/async-invoke: no answer in time", evidence(Phase.WAITING)));

        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.code).isEqualTo(4);
        assertThat(cli.out).isEmpty();
        assertThat(cli.err)
                .isEqualTo(
                        "Error: POST https://api.test/v1/async-invoke: no answer in time (started at 2026-01-22T19:19:19Z, 82"
                                + " bytes of the body sent, phase waiting, ended at 2026-01-22T19:19:19.250Z)\n"
                                + "Hint: the submission may have been accepted and is not retried; check the usage of your account, then run:"
                                + " invokectl doubts resolve job_1 --request-id <id>, --not-charged or --write-off\n");
    }

    @Test
    void a_truncated_response_reports_its_id_and_how_to_resume() {
        cli.runtime.invocations.submitting(new PossiblyAccepted(
                "POST https://api.test/v1/async-invoke: 202 the answer broke off",
                Optional.of(REQUEST_ID),
                evidence(Phase.ANSWERING)));

        cli.run("create", "-m", "m", "--prompt", "x", "-o", "json", "-u", "https://api.test");

        assertThat(cli.code).isEqualTo(4);
        assertThat(cli.out)
                .isEqualTo(
                        "{\"errors\":[{\"detail\":\"POST https://api.test/v1/async-invoke: 202 the answer broke off (started at"
                                + " 2026-01-22T19:19:19Z, 82 bytes of the body sent, phase answering, ended at 2026-01-22T19:19:19.250Z)\","
                                + "\"code\":\"in_doubt\",\"request_id\":\"req_1\",\"hint\":\"the job was accepted; resume with:"
                                + " invokectl wait --api-url https://api.test req_1\"}]}\n");
    }

    @Test
    void announces_a_retry_after_a_server_error_even_when_quiet() {
        cli.runtime.invocations.submitting(answered(502), accepted(REQUEST_ID));

        cli.run("create", "-m", "m", "--prompt", "x", "-q");

        assertThat(cli.err)
                .isEqualTo(
                        "Notice: POST https://api.test/v1/async-invoke: 502 words; retrying (attempt 2): if the previous"
                                + " attempt was accepted, both are billed\n");
    }

    @Test
    void announces_waits_longer_than_five_seconds() {
        cli.runtime.invocations.submitting(
                answered(503, Duration.ofSeconds(5)), answered(503, Duration.ofSeconds(6)), accepted(REQUEST_ID));

        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.err).isEqualTo("Notice: waiting 6 s: POST https://api.test/v1/async-invoke: 503 words\n");
    }

    @ParameterizedTest
    @CsvSource({"400, 3", "401, 5", "403, 5", "404, 10", "422, 3", "429, 6", "501, 3", "503, 6"})
    void maps_api_errors_to_exit_codes(int status, int code) {
        cli.runtime.invocations.submitting(answered(status));

        cli.run("create", "-m", "m", "--prompt", "x", "--http-retry-max", "0");

        assertThat(cli.code).isEqualTo(code);
        assertThat(cli.err).startsWith("Error: POST https://api.test/v1/async-invoke: " + status + " words");
    }

    @Test
    void names_the_origin_of_a_rejected_token_and_the_accepted_kinds() {
        cli.runtime.contexts.with("team", "tok-team");
        cli.runtime.invocations.submitting(answered(401));

        cli.run("create", "-m", "m", "--prompt", "x", "--context", "team");

        assertThat(cli.err)
                .endsWith(
                        "Hint: the token is from the context \"team\"; use a model access key (sk-do-…) or a personal access"
                                + " token with access to this model; to save another one, run: invokectl auth init --context team\n");
    }

    @Test
    void warns_that_rejected_input_may_be_charged() {
        cli.runtime.invocations.submitting(answered(422));

        assertThat(cli.run("create", "-m", "m", "--prompt", "x").err)
                .endsWith("Hint: correct the input; it is not documented whether rejected submissions are charged\n");
    }

    @Test
    void explains_how_to_log_in_to_a_proxy() {
        cli.runtime.invocations.submitting(answered(407));

        assertThat(cli.run("create", "-m", "wan2-2-t2v-a14b", "--prompt", "x").err)
                .endsWith(
                        "Hint: the proxy requires authentication: set HTTP_PROXY to http://user:password@host:port\n");
        assertThat(cli.code).isEqualTo(3);
    }

    @Test
    void points_a_rejected_video_model_to_its_own_route() {
        cli.runtime.invocations.submitting(answered(404));

        assertThat(cli.run("create", "-m", "wan2-2-t2v-a14b", "--prompt", "x").err)
                .endsWith("Hint: video models use another route, /v1/videos, which this program does not support\n");
    }

    @Test
    void a_request_that_never_left_is_a_network_failure() {
        cli.runtime.invocations.submitting(
                new NotSent("POST https://api.test: refused", NetworkFault.PERMANENT, evidence(Phase.CONNECTING)));

        assertThat(cli.run("create", "-m", "m", "--prompt", "x").code).isEqualTo(11);
    }

    @Test
    void reports_the_id_on_stderr_if_stdout_is_closed() {
        cli.stdout = Optional.of(CliFixture.broken("Broken pipe"));
        cli.runtime.invocations.submitting(accepted(REQUEST_ID));

        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.code).isEqualTo(141);
        assertThat(cli.err).isEqualTo("the job is still running; resume with: invokectl wait req_1\n");
    }

    // Invalid input is rejected before anything is sent.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prompt x            | no model: use --model, or set model_id in the --request body",
                "-m m                  | no input: use --prompt, --text, -f or -F, or a --request body with an input",
                "-m m --prompt         | --prompt needs a value: <text>",
                "--prompt x -m         | --model needs a value: <id>",
                "-m m --prom x         | unknown flag --prom of invokectl create; did you mean --prompt?",
                "-m m -x               | unknown flag -x of invokectl create; see: invokectl create --help",
                "-m m --prompt A city  | unexpected argument \"city\" of invokectl create; quote a value that contains spaces",
                "-m m --trace=maybe    | --trace: \"maybe\" is neither true nor false",
                "-m m --prompt x --seconds-total -5  | --seconds-total expects a whole number, got \"-5\"",
                "-m m --prompt x --seconds-total 1.5 | --seconds-total expects a whole number, got \"1.5\"",
                "-m m --prompt x --seconds-total ten | --seconds-total expects a whole number, got \"ten\"",
                "-m m --prompt x --tag =v            | --tag: expected key=value, got \"=v\"",
                "-m m --prompt x --tag k=1 --tag bad | --tag: expected key=value, got \"bad\"",
                "-m m --prompt x --tag \"a=1         | --tag: unbalanced quotes in \"a=1",
                "-m m --prompt --dry-run | --prompt needs a value, but --dry-run is a flag; if it is the value, write --prompt=--dry-run",
                "-m m -F input.seed=1  | -F names fields of the input: write -F seed=…",
                "-m m -f input.style=x | -f names fields of the input: write -f style=…",
                "-m m -F seed          | -F expects key=value, got \"seed\"",
                "-m m -F =1            | -F expects key=value, got \"=1\"",
                "-m m -F a[b=1         | --field: unbalanced brackets in \"a[b\"",
                "-m m -F a=1 -F a[b]=2 | input.a already exists and is not an object",
                "-m m --prompt x -o yaml | --output: unknown format \"yaml\": use one of text, json",
                "-m m --prompt x -u nonsense | --api-url: \"nonsense\" is not an address of the API: it must start with a scheme such as https://",
                "-m m --prompt x --http-retry-wait-min -1 | --http-retry-wait-min: a wait must not be negative: -1",
                "-m m --prompt x --http-retry-max five | --http-retry-max: \"five\" is not a whole number",
                "-m m --request - -F a=@- | stdin can be read only once, but both --request and -F use it",
            })
    void rejects_an_invalid_command_line(String typed, String problem) {
        cli.stdin = "{\"model_id\":\"m\",\"input\":{}}";

        cli.run(("create " + typed).split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.out).isEmpty();
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.runtime.invocations.submitted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | empty",
                "'{\"model_id\":\"m\", \"input\": {'   | ends too early (line 1 column 28)",
                "{model_id: 1}                         | not JSON (line 1 column 3)",
                "[1]                                   | the request body is not a JSON object",
                "'{\"model_id\":5,\"input\":{}}'        | model_id is not a string",
                "'{\"model_id\":\"m\",\"input\":[]}'    | input is not a JSON object",
                "'{\"model_id\":\"m\",\"input\":{}} x'  | not JSON (line 1 column 30)",
                "'{\"model_id\":\"m\",\"model_id\":\"n\"}' | duplicate member \"model_id\" (line 1 column 27)",
            })
    void rejects_an_invalid_body_by_position(String body, String problem) {
        cli.stdin = body;

        cli.run("create", "--request", "-");

        assertThat(cli.err).isEqualTo("Error: --request -: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.runtime.invocations.submitted()).isEmpty();
    }

    @Test
    void rejects_a_body_that_is_too_deep_or_too_large() throws IOException {
        Path deep = Files.writeString(
                folder.resolve("deep.json"),
                "{\"model_id\":\"m\",\"input\":{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}}");
        assertThat(cli.run("create", "--request", deep.toString()).err)
                .startsWith("Error: --request " + deep + ": nested deeper than 64");

        byte[] large = ("{\"model_id\":\"m\",\"input\":{\"a\":\"" + "x".repeat(JsonText.MAX_BYTES) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("large.json"), large);
        assertThat(cli.run("create", "--request", file.toString()).err)
                .isEqualTo("Error: --request " + file + ": larger than 16 MiB\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void a_missing_file_is_a_local_file_error() {
        cli.run("create", "--request", "nofile.json", "-o", "json");

        assertThat(cli.out)
                .isEqualTo("{\"errors\":[{\"detail\":\"nofile.json: no such file (--request)\","
                        + "\"code\":\"local_file\"}]}\n");
        assertThat(cli.code).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "JSON"})
    void reports_an_invalid_command_line_as_one_json_document(String format) {
        cli.run("create", "--no-such-flag", "-o", format);

        assertThat(cli.out)
                .isEqualTo(
                        "{\"errors\":[{\"detail\":\"unknown flag --no-such-flag of invokectl create; see: invokectl create"
                                + " --help\",\"code\":\"usage\"}]}\n");
        assertThat(cli.err).isEmpty();
    }

    @Test
    void explains_how_to_get_a_missing_token() {
        cli.environment.clear();

        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.code).isEqualTo(5);
        assertThat(cli.err)
                .isEqualTo("Error: no access token: none was given, and the context \"default\" has none\n"
                        + "Hint: use -t, set DIGITALOCEAN_ACCESS_TOKEN or MODEL_ACCESS_KEY, or run: invokectl auth"
                        + " init; to try without a token: --api-url sandbox:\n");
    }

    @Test
    void rejects_plain_http_to_another_machine_and_names_the_flag_that_allows_it() {
        cli.run("create", "-m", "m", "--prompt", "x", "-u", "http://10.0.0.1");

        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err)
                .isEqualTo("Error: --api-url: http://10.0.0.1 would send the access token unencrypted; use https://\n"
                        + "Hint: to allow it, add --allow-plain-http\n");
        assertThat(cli.runtime.invocations.submitted()).isEmpty();
    }

    private String submitted() {
        assertThat(cli.err).isEmpty();
        return JsonText.compact(cli.runtime.invocations.submitted().get(0).toJson());
    }
}
