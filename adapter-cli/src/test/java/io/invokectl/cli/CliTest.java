package io.invokectl.cli;

import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.accepted;
import static io.invokectl.application.InvocationFixture.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.ratelimit.Quota;
import io.invokectl.cli.session.CliRuntime.SandboxSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CliTest {
    private final CliFixture cli = new CliFixture();

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "--version -o text", "-o text --version"})
    void prints_the_version_without_any_setup(String typed) {
        assertThat(cli.run(typed.split(" ")).out).isEqualTo("invokectl version 1.2.3\n");
        assertThat(cli.runtime.configs).isEmpty();
    }

    @Test
    void prints_the_version_as_json() {
        assertThat(cli.run("version", "-o", "json").out).isEqualTo("{\"version\":\"1.2.3\"}\n");
        assertThat(cli.runtime.configs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "get",
                "run",
                "wait",
                "save",
                "batch run",
                "batch status",
                "batch report",
                "auth init",
                "auth list",
                "auth switch",
                "auth remove",
                "sandbox serve",
                "doctor",
                "completion",
                "version",
                "help",
                "serverless-inference async-invoke create",
                "si async get"
            })
    void every_command_has_help_with_usage_flags_and_examples(String command) {
        cli.run((command + " --help").split(" "));

        assertThat(cli.code).isZero();
        assertThat(cli.err).isEmpty();
        assertThat(cli.out)
                .contains(
                        "Usage: invokectl ",
                        "Global flags:\n",
                        "--access-token",
                        "--api-url",
                        "--output",
                        "Examples:\n")
                .contains("  invokectl ")
                .doesNotContain("\u001b");
        assertThat(cli.out.lines()).allMatch(line -> line.length() <= 100, "at most 100 wide");
        String shown = cli.out;
        assertThat(cli.run((command + " -h").split(" ")).out).isEqualTo(shown);
        assertThat(cli.run(("help " + command).split(" ")).out).isEqualTo(shown);
        assertThat(cli.runtime.configs).isEmpty();
    }

    @Test
    void accepts_a_short_flag_with_its_value_before_the_command() {
        cli.run("-m", "m", "create", "--prompt", "x", "--dry-run");

        assertThat(cli.out).contains("\"model_id\": \"m\"");
    }

    @Test
    void rejects_an_argument_with_an_invalid_encoding_before_submitting() {
        cli.run("create", "-m", "m", "--prompt", "caf\ufffd");

        assertThat(cli.code).isEqualTo(2);
        assertThat(cli.err)
                .isEqualTo("Error: the argument \"caf\ufffd\" is not UTF-8 text; if Java was started without the"
                        + " invokectl launcher, set LC_ALL=C.UTF-8\n");
    }

    @Test
    void an_interrupted_command_prints_one_json_document() {
        Thread.currentThread().interrupt();
        cli.runtime.invocations.submitting(InvocationFixture.answered(429));

        cli.run("create", "-m", "m", "--prompt", "x", "-o", "json");

        assertThat(cli.code).isEqualTo(130);
        assertThat(cli.out).isEqualTo("{\"errors\":[{\"detail\":\"interrupted\",\"code\":\"interrupted\"}]}\n");
    }

    @Test
    void quiet_can_be_set_by_the_environment() {
        cli.environment.put("DIGITALOCEAN_QUIET", "true");
        cli.runtime.invocations.submitting(InvocationFixture.answered(429, Duration.ofSeconds(9)));

        cli.run("create", "-m", "m", "--prompt", "x");

        assertThat(cli.err).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', run",
        "--help, run",
        "auth, switch",
        "serverless-inference, async-invoke",
        "si async, create",
        "batch, status",
        "sandbox, serve"
    })
    void a_group_without_a_command_lists_its_commands(String group, String member) {
        cli.run(group.isEmpty() ? new String[0] : group.split(" "));

        assertThat(cli.code).isZero();
        assertThat(cli.out).contains("Commands:\n").containsPattern("(?m)^  " + member + "[ ,]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "creat                | unknown command \"creat\"; did you mean \"create\"?",
                "auth lst             | unknown command \"lst\"; did you mean \"ls\"?",
                "zzz                  | unknown command \"zzz\"",
                "help nonsense        | unknown command \"nonsense\"",
                "auth --nonsense      | unknown flag --nonsense of invokectl auth; see: invokectl auth --help",
                "--nonsense           | unknown flag --nonsense of invokectl; see: invokectl --help",
            })
    void suggests_the_closest_name_for_an_unknown_one(String typed, String problem) {
        cli.run(typed.split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void accepts_flags_with_values_before_the_command() {
        cli.run(
                "-o",
                "json",
                "--dry-run",
                "--model",
                "m",
                "-vq",
                "serverless-inference",
                "-t",
                "create",
                "async-invoke",
                "create",
                "--prompt",
                "x");

        assertThat(cli.out).isEqualTo("{\"model_id\":\"m\",\"input\":{\"prompt\":\"x\"}}\n");
    }

    @Test
    void a_flag_takes_the_next_word_as_its_value() {
        assertThat(cli.run("create", "--dry-run", "-ojson", "-m=m", "--prompt", "--help", "--text", "--").out)
                .isEqualTo("{\"model_id\":\"m\",\"input\":{\"prompt\":\"--help\",\"text\":\"--\"}}\n");
        assertThat(cli.run("create", "--dry-run", "-ojson", "-m", "m", "--prompt", "@file", "--prompt=-x").out)
                .isEqualTo("{\"model_id\":\"m\",\"input\":{\"prompt\":\"-x\"}}\n");
    }

    @Test
    void reads_the_given_config_file() {
        cli.run("auth", "list", "-c", "my.yaml");
        cli.environment.put("DIGITALOCEAN_CONFIG", "env.yaml");
        cli.run("auth", "list");

        assertThat(cli.runtime.configs).containsExactly(Optional.of("my.yaml"), Optional.of("env.yaml"));
    }

    @Test
    void reads_the_output_format_from_the_environment_or_the_config_file() {
        cli.runtime.contexts.setting("output", "json");
        assertThat(cli.run("auth", "list").out).startsWith("[");
        cli.environment.put("DIGITALOCEAN_OUTPUT", "text");
        assertThat(cli.run("auth", "list").out).isEqualTo("default (current)\n");
    }

    @Test
    void serves_the_sandbox_with_the_given_settings_until_stopped() {
        Thread.currentThread().interrupt();

        cli.run(
                "sandbox",
                "serve",
                "--port",
                "8080",
                "--seed",
                "7",
                "--delay",
                "0",
                "--rate",
                "50/10s",
                "--fault",
                "503=0.1",
                "--fault",
                "close=0.2");

        assertThat(cli.out).isEqualTo("http://127.0.0.1:4711\n");
        assertThat(cli.err).isEqualTo("Notice: serving the sandbox; stop it with Ctrl-C\n");
        assertThat(cli.code).isEqualTo(130);
        assertThat(cli.runtime.served)
                .containsExactly(new SandboxSettings(
                        8080, "?delay=0&seed=7", List.of(new Quota(50, Duration.ofSeconds(10))), "503=0.1,close=0.2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000 | --port 70000 is out of range: 1 to 65535",
                "--port -1    | --port expects a whole number, got \"-1\"",
                "--rate 50    | --rate: \"50\" is not a rate such as 250/1m",
            })
    void rejects_invalid_sandbox_server_settings(String typed, String problem) {
        cli.run(("sandbox serve " + typed).split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
    }

    @Test
    void reports_an_internal_error_without_a_stack_trace() {
        cli.runtime.invocations.failing(new IllegalStateException("oops"));

        cli.run("get", "req_1");

        assertThat(cli.code).isEqualTo(1);
        assertThat(cli.err).matches("Error: internal error: IllegalStateException at CliTest\\.java:[0-9]+: oops\n");
    }

    @Test
    void ends_quietly_if_stdout_is_closed() {
        cli.stdout = Optional.of(CliFixture.broken("Broken pipe"));

        cli.run("auth", "list");

        assertThat(cli.code).isEqualTo(141);
        assertThat(cli.err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "create --help",
                "version",
                "completion bash",
                "auth list",
                "list -o json",
                "doubts -o json",
                "create -m m --prompt x --dry-run",
                "create -m m --prompt x -o json",
                "get req_1",
                "ledger verify"
            })
    void says_why_stdout_cannot_be_written(String line) {
        cli.runtime.invocations.submitting(accepted(REQUEST_ID)).answering(queued(REQUEST_ID));
        cli.stdout = Optional.of(CliFixture.broken("No space left on device"));

        cli.run(line.split(" "));

        assertThat(cli.code).isEqualTo(8);
        assertThat(cli.err).endsWith("Error: stdout cannot be written: No space left on device\n");
    }

    @Test
    void reports_a_failure_on_stderr_if_its_document_cannot_be_written() {
        cli.stdout = Optional.of(CliFixture.broken("No space left on device"));

        cli.run("get", "..", "-o", "json");

        assertThat(cli.code).isEqualTo(8);
        assertThat(cli.err)
                .startsWith("Error: \"..\"")
                .endsWith("\nError: stdout cannot be written: No space left on device\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "si images create   | \"images\" is not part of invokectl, which has async-invoke only; use doctl",
                "inference chat     | \"chat\" is not part of invokectl, which has async-invoke only; use doctl",
                "si async list      | unknown command \"list\": the API cannot list jobs; see those in the ledger with: invokectl list",
                "si async cancel r1 | unknown command \"cancel\": the API cannot cancel a job",
                "cancel r1          | unknown command \"cancel\": the API cannot cancel a job",
            })
    void names_what_neither_the_program_nor_the_api_can_do(String line, String problem) {
        cli.run(line.split(" "));

        assertThat(cli.err).isEqualTo("Error: " + problem + "\n");
        assertThat(cli.code).isEqualTo(2);
    }
}
