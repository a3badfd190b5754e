package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Config files that are broken, written by someone else, or read differently by doctl. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfigFaultTest {
    @TempDir
    private Path home;

    private Path config;
    private Program program;

    @BeforeEach
    void setUp() throws IOException {
        config = home.resolve(".config/doctl/config.yaml");
        Files.createDirectories(config.getParent());
        program = new Program(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "doubts"})
    void a_broken_config_file_does_not_stop_a_command_that_only_reads_the_ledger(String command) throws IOException {
        submit();
        Files.writeString(config, "context: [\n");

        Program.Result result = run(command);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .startsWith("Notice: config file " + config + ", line 2, column 1: is not YAML: ")
                .contains("; the config file is ignored, and the ledger is "
                        + home.resolve(".local/state/invokectl/ledger.db") + "\n");
    }

    @Test
    void a_config_file_that_cannot_be_read_does_not_stop_show() throws IOException {
        String id = submit();
        Files.delete(config);
        Files.createDirectory(config);

        Program.Result result = run("show " + id);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains(id);
        assertThat(result.err()).startsWith("Notice: config file " + config + ": cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create -u sandbox: -m m --prompt x",
                "get req_1 -u sandbox:",
                "wait req_1 -u sandbox:",
                "list --refresh -u sandbox:",
                "doubts resolve job_1 --not-charged",
                "ledger prune --before 1d",
                "auth list"
            })
    void a_broken_config_file_stops_a_command_that_sends_or_changes_something(String command) throws IOException {
        Files.writeString(config, "context: [\n");

        assertThat(run(command)).satisfies(result -> {
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).startsWith("Error: config file " + config + ", line 2, column 1: is not YAML: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "help", "--help", "create --help"})
    void a_broken_config_file_is_not_read_for_help(String command) throws IOException {
        Files.writeString(config, "context: [\n");

        assertThat(run(command)).satisfies(result -> {
            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
        });
    }

    @Test
    void the_output_format_of_the_config_file_shapes_errors_but_not_the_documents_of_doctl() throws IOException {
        Files.writeString(config, "output: json\n");

        assertThat(run("create -u sandbox: -m fal-ai/flux/schnell --prompt x").out())
                .startsWith("{\n  \"request_id\": ");
        assertThat(run("create -u sandbox: -m unknown --prompt x").out()).startsWith("{\"errors\":[{\"detail\":");
        assertThat(run("create -u sandbox: -m fal-ai/flux/schnell --prompt x -o json")
                        .out())
                .startsWith("{\"request_id\":");
        assertThat(run("list").out()).startsWith("[{\"job_id\":");
    }

    @Test
    void the_config_file_of_someone_else_does_not_allow_plain_http() throws IOException {
        Path theirs = Files.writeString(
                home.resolve("theirs.yaml"),
                "api-url: http://192.0.2.7\nallow-plain-http: true\naccess-token: tok-theirs\n");

        assertThat(run("create -m m --prompt x -c " + theirs)).satisfies(result -> {
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo("Error: api-url in " + theirs + ": http://192.0.2.7 would send the access token"
                            + " unencrypted; use https://\nHint: to allow it, add --allow-plain-http\n");
        });
    }

    @Test
    void the_address_of_the_config_file_of_someone_else_is_named() throws IOException {
        try (WireServer api = WireServer.responding(request -> WireServer.http(202, "{\"request_id\":\"req_1\"}"))) {
            Path theirs = Files.writeString(
                    home.resolve("theirs.yaml"), "api-url: " + api.address() + "\naccess-token: tok-theirs\n");

            assertThat(run("create -m m --prompt x -c " + theirs).err())
                    .endsWith("Notice: requests go to " + api.address() + ", which api-url in " + theirs + " names\n");
            assertThat(api.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer tok-theirs"));
        }
    }

    @Test
    void the_default_context_gets_its_token_from_the_environment_as_in_doctl() {
        try (WireServer api = WireServer.responding(request -> WireServer.http(202, "{\"request_id\":\"req_1\"}"))) {
            program.with("DIGITALOCEAN_ACCESS_TOKEN", "tok-environment");

            assertThat(run("create -m m --prompt x --context default -u " + api.address())
                            .code())
                    .isZero();
            assertThat(api.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer tok-environment"));
        }
    }

    @Test
    void quotes_around_a_token_are_named() {
        program.with("MODEL_ACCESS_KEY", "\"tok-quoted\"");

        assertThat(run("get req_1").err())
                .isEqualTo(
                        "Error: MODEL_ACCESS_KEY: the access token is enclosed in quotes, which are not part of it\n");
    }

    private String submit() throws IOException {
        Files.writeString(config, "");
        Program.Result created = run("create -u sandbox: -m fal-ai/flux/schnell --prompt x");
        return created.out()
                .lines()
                .filter(line -> line.contains("request_id"))
                .findFirst()
                .orElseThrow()
                .split("\"")[3];
    }

    private Program.Result run(String command) {
        return program.run(List.of(command.split(" ")));
    }
}
