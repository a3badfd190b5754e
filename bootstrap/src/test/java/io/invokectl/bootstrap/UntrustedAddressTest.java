package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No token and no request is sent to an address that only the ledger names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UntrustedAddressTest {
    private static final Pattern ID = Pattern.compile("job_[0-9a-z]+");
    private static final String MODEL = "fal-ai/flux/schnell";

    @TempDir
    private Path home;

    private int submissions;
    private String status = "IN_PROGRESS";
    private final WireServer api = WireServer.responding(this::respond);
    private final WireServer canary = WireServer.responding(this::respond);
    private Program program;

    @BeforeEach
    void setUp() throws IOException {
        Path config = home.resolve(".config/doctl/config.yaml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, "access-token: tok-config\n");
        program = new Program(home)
                .with("DIGITALOCEAN_ACCESS_TOKEN", "tok-environment")
                .with("HTTPS_PROXY", "http://127.0.0.1:1");
    }

    @AfterEach
    void close() {
        api.close();
        canary.close();
    }

    private String respond(Request request) {
        if (request.method().equals("GET")) {
            String id = request.target().replaceAll(".*/", "");
            return WireServer.http(
                    200,
                    "{\"request_id\":\"" + id + "\",\"status\":\"" + status + "\",\"output\":{\"images\":[{\"url\":\""
                            + canary.address().value() + "/" + id + ".png\"}]}}");
        }
        return request.body().contains("unclear")
                ? WireServer.http(500, "")
                : WireServer.http(202, "{\"request_id\":\"req_" + ++submissions + "\",\"status\":\"QUEUED\"}");
    }

    @Test
    void no_command_sends_anything_to_an_address_from_the_ledger() throws Exception {
        fillLedger();
        poison(canary.address().value());
        Path out = home.resolve("out");

        assertThat(run("get", "req_1")).satisfies(this::isRejected);
        assertThat(run("get", "req_1", "-o", "json").out())
                .isEqualTo("{\"errors\":[{\"detail\":\"" + rejection("req_1")
                        + "\",\"code\":\"unauthorized\",\"hint\":\"" + hint() + "\"}]}\n");
        assertThat(run("wait", "req_1")).satisfies(this::isRejected);
        assertThat(run("save", "req_1", "--out", out.toString())).satisfies(this::isRejected);
        assertThat(run("save", "req_2", "--out", out.toString()).code()).isEqualTo(5);
        assertThat(run("run", "-m", MODEL, "--prompt", "A city", "--idempotency-key", "k", "--out", out.toString()))
                .satisfies(this::isRejected);

        assertThat(run("wait")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err())
                    .isEqualTo("Error: skipped 2 jobs: " + rejection("req_3") + "\nHint: " + hint() + "\n");
        });
        assertThat(run("save", "--out", out.toString()).code()).isEqualTo(5);
        assertThat(run("list", "--refresh")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.out()).contains("req_1").contains("req_3");
            assertThat(result.err())
                    .isEqualTo("Error: skipped 2 jobs: " + rejection("req_3") + "\nHint: " + hint() + "\n");
        });

        Path batch = home.resolve("batch");
        assertThat(batchRun()).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err())
                    .endsWith("Error: skipped 1 job: " + rejection("req_3") + "\nHint: " + hint() + "\n");
        });
        assertThat(run("batch", "status", batch.toString()).code()).isZero();
        assertThat(run("batch", "report", batch.toString()).code()).isZero();

        assertThat(run("show", "req_1").code()).isZero();
        Matcher doubt = ID.matcher(run("doubts").out());
        assertThat(doubt.find()).isTrue();
        assertThat(run("doubts", "resolve", doubt.group(), "--request-id", "req_1"))
                .satisfies(result -> {
                    assertThat(result.code()).isEqualTo(5);
                    assertThat(result.err())
                            .isEqualTo("Error: " + rejection(doubt.group()) + "\nHint: " + hint() + "\n");
                });

        assertThat(canary.requests()).isEmpty();
    }

    private void fillLedger() throws Exception {
        String here = api.address().value();
        run("create", "-m", MODEL, "--prompt", "A city", "--idempotency-key", "k", "-u", here);
        run("create", "-m", MODEL, "--prompt", "A lake", "-u", here);
        status = "COMPLETED";
        run("get", "req_2", "-u", here);
        status = "IN_PROGRESS";
        run("create", "-m", MODEL, "--prompt", "unclear", "--at-most-once", "-u", here);
        Files.writeString(home.resolve("rows.txt"), "A river\n");
        assertThat(batchRun("--timeout", "5s", "-u", here).code()).isEqualTo(7);
    }

    private Program.Result batchRun(String... flags) {
        return run(Stream.concat(
                        Stream.of(
                                "batch",
                                "run",
                                home.resolve("rows.txt").toString(),
                                "-m",
                                MODEL,
                                "--out",
                                home.resolve("batch").toString()),
                        Stream.of(flags))
                .toArray(String[]::new));
    }

    private void poison(String address) throws SQLException {
        sql("UPDATE job SET address = '" + address + "', context = 'default'");
    }

    private void sql(String statement) throws SQLException {
        Path ledger = home.resolve(".local/state/invokectl/ledger.db");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + ledger)) {
            database.createStatement().executeUpdate(statement);
        }
    }

    private void isRejected(Program.Result result) {
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).endsWith("Error: " + rejection("req_1") + "\nHint: " + hint() + "\n");
    }

    private String rejection(String job) {
        return job + " was submitted to " + canary.address().value() + ", not to https://inference.do-ai.run";
    }

    private String hint() {
        return "to use that API, add --api-url " + canary.address().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://evil.test", "sandbox:junk", "recorded:/etc/passwd"})
    void a_job_at_an_address_of_another_kind_is_skipped(String address) throws Exception {
        run("create", "-m", MODEL, "--prompt", "A city", "-u", api.address().value());
        sql("UPDATE job SET address = '" + address + "'");
        String skipped = "Error: skipped 1 job: req_1 was submitted to " + address
                + ", not to https://inference.do-ai.run\nHint: to use that API, add --api-url " + address + "\n";

        for (String command : List.of("wait", "save", "list --refresh")) {
            assertThat(run(command.split(" "))).satisfies(result -> {
                assertThat(result.code()).isEqualTo(5);
                assertThat(result.err()).isEqualTo(skipped);
            });
        }
    }

    @Test
    void a_loopback_address_is_used_again_only_if_it_is_given_again() {
        String local = canary.address().value();
        assertThat(run("create", "-m", MODEL, "--prompt", "A city", "-u", local).err())
                .isEqualTo("Notice: the API address applies to this command only; to make it the default, set"
                        + " DIGITALOCEAN_API_URL=" + local + ", or api-url: " + local + " in the config file\n");
        int before = canary.requests().size();

        assertThat(run("wait")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err())
                    .isEqualTo("Error: skipped 1 job: " + rejection("req_1") + "\nHint: " + hint() + "\n");
        });
        assertThat(canary.requests()).hasSize(before);

        assertThat(run("get", "req_1", "-u", local).code()).isZero();
        program.with("DIGITALOCEAN_API_URL", local);
        assertThat(run("create", "-m", MODEL, "--prompt", "A lake", "-u", local).err())
                .isEmpty();
        assertThat(run("get", "req_1").code()).isZero();
    }

    @Test
    void skipped_jobs_do_not_affect_the_exit_code_of_the_others() throws Exception {
        run("create", "-m", MODEL, "--prompt", "A city", "-u", canary.address().value());
        run("create", "-m", MODEL, "--prompt", "A lake", "-u", api.address().value());
        status = "FAILED";
        program.with("DIGITALOCEAN_API_URL", api.address().value());
        int before = canary.requests().size();

        assertThat(run("list", "--refresh")).satisfies(result -> {
            assertThat(result.code()).isZero();
            assertThat(result.err())
                    .isEqualTo("Notice: skipped 1 job: req_1 was submitted to "
                            + canary.address().value() + ", not to "
                            + api.address().value() + "; " + hint() + "\n");
        });
        sql(
                "UPDATE job SET is_open = 1, answer = '{\"request_id\":\"req_2\",\"status\":\"QUEUED\"}' WHERE request_id = 'req_2'");
        assertThat(run("wait").code()).isEqualTo(3);
        assertThat(canary.requests()).hasSize(before);
    }

    @Test
    void an_address_matches_the_config_file_in_any_spelling() throws Exception {
        run("create", "-m", MODEL, "--prompt", "A city", "-u", api.address().value());
        sql("UPDATE job SET address = 'HTTP://127.0.0.1:" + api.port() + "/'");
        Files.writeString(
                home.resolve(".config/doctl/config.yaml"),
                "api-url: " + api.address().value() + "\n");

        assertThat(run("wait", "--timeout", "5s").code()).isEqualTo(7);
        assertThat(api.requests())
                .last()
                .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void a_job_of_a_removed_context_is_not_polled_with_another_token() throws Exception {
        String here = api.address().value();
        program.with("DIGITALOCEAN_API_URL", here);
        run("create", "-m", MODEL, "--prompt", "A city");
        sql("UPDATE job SET context = 'team'");
        int before = api.requests().size();

        assertThat(run("get", "req_1")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err())
                    .isEqualTo("Error: req_1 was submitted with context \"team\", which has no token here\n"
                            + "Hint: to use another context, add --context <name>\n");
        });
        assertThat(api.requests()).hasSize(before);
        assertThat(run("get", "req_1", "--context", "default").code()).isZero();
    }

    @Test
    void a_batch_skips_a_job_of_a_removed_context() throws Exception {
        Path config = home.resolve(".config/doctl/config.yaml");
        Files.writeString(config, "auth-contexts:\n  team: tok-team\n");
        Files.writeString(home.resolve("rows.txt"), "A river\n");
        String here = api.address().value();
        assertThat(batchRun("--timeout", "5s", "-u", here, "--context", "team").code())
                .isEqualTo(7);
        int before = api.requests().size();
        Files.writeString(config, "");

        assertThat(batchRun("-u", here)).satisfies(result -> {
            assertThat(result.code()).isEqualTo(5);
            assertThat(result.err())
                    .endsWith(
                            "Error: skipped 1 job: req_1 was submitted with context \"team\", which has no token here\n"
                                    + "Hint: to use another context, add --context <name>\n");
        });
        assertThat(api.requests()).hasSize(before);
    }

    @Test
    void the_address_of_a_given_config_file_gets_only_the_token_of_that_file() throws Exception {
        Path foreign = Files.writeString(
                home.resolve("theirs.yaml"), "api-url: " + canary.address().value() + "\naccess-token: tok-theirs\n");

        for (String command : List.of("get req_1", "wait req_1", "create -m m --prompt x", "doctor", "auth init")) {
            assertThat(run((command + " -c " + foreign).split(" "))).satisfies(result -> {
                assertThat(result.code()).isEqualTo(5);
                assertThat(result.out() + result.err())
                        .contains("the token from DIGITALOCEAN_ACCESS_TOKEN is not sent to "
                                + canary.address().value() + ", which api-url in " + foreign + " names");
            });
        }
        assertThat(canary.requests()).allSatisfy(UntrustedAddressTest::isAnonymous);

        program.with("DIGITALOCEAN_ACCESS_TOKEN", "");
        assertThat(run("get", "req_1", "-c", foreign.toString()).code()).isZero();
        assertThat(run("get", "req_1", "-c", foreign.toString(), "-t", "tok-flag")
                        .code())
                .isZero();
    }

    @Test
    void no_command_sends_a_token_to_an_address_that_a_file_names() throws Exception {
        fillLedger();
        String evil = canary.address().value();
        poison(evil);
        Path batch = home.resolve("batch");
        Files.writeString(
                batch.resolve("results.jsonl"),
                "{\"id\":\"1\",\"request_id\":\"req_3\",\"model_id\":\"m\",\"status\":\"COMPLETED\",\"files\":[{\"path\":"
                        + "\"1-1.png\",\"url\":\"" + evil + "/1.png\",\"bytes\":3,\"sha256\":\"" + "0".repeat(64)
                        + "\",\"content_type\":\"image/png\"}],\"api_url\":\"" + evil + "\"}\n");
        Path theirs = Files.writeString(
                home.resolve("theirs.yaml"), "api-url: " + evil + "\nallow-plain-http: true\ncontext: default\n");
        List<String> commands = List.of(
                "get req_1 req_2",
                "wait",
                "wait req_1 req_2",
                "save --out " + home,
                "save req_1 req_2 --out " + home,
                "run -m " + MODEL + " --prompt x --idempotency-key k --out " + home,
                "create -m " + MODEL + " --prompt x --idempotency-key k",
                "list --refresh",
                "list",
                "show req_1",
                "doubts",
                "batch run " + home.resolve("rows.txt") + " -m " + MODEL + " --out " + batch,
                "batch run " + home.resolve("rows.txt") + " -m " + MODEL + " --retry-failed --out " + batch,
                "batch status " + batch,
                "batch report " + batch,
                "ledger verify",
                "ledger accept " + batch,
                "ledger prune --before 1d",
                "doctor",
                "auth init",
                "completion values request-ids");

        for (String command : commands) {
            run(command.split(" "));
            run((command + " -c " + theirs).split(" "));
            run((command + " -c " + theirs + " --context default").split(" "));
        }

        assertThat(canary.requests()).allSatisfy(UntrustedAddressTest::isAnonymous);
    }

    @Test
    void every_job_is_asked_about_with_the_context_it_was_submitted_with() throws Exception {
        Files.writeString(
                home.resolve(".config/doctl/config.yaml"),
                "access-token: tok-config\nauth-contexts:\n  team: tok-team\n");
        program.with("DIGITALOCEAN_API_URL", api.address().value());
        run("create", "-m", MODEL, "--prompt", "A city", "--context", "team");
        run("create", "-m", MODEL, "--prompt", "A lake", "--context", "default");
        run("create", "-m", MODEL, "--prompt", "A river");
        status = "FAILED";
        int before = api.requests().size();

        run("wait");

        assertThat(api.requests().subList(before, api.requests().size()))
                .extracting(request -> request.target().replaceAll(".*/", "") + " "
                        + request.headers().get("Authorization"))
                .containsExactlyInAnyOrder(
                        "req_1 Bearer tok-team", "req_2 Bearer tok-config", "req_3 Bearer tok-environment");
        assertThat(run("get", "req_1", "-t", "tok-flag").code()).isZero();
        assertThat(api.requests())
                .last()
                .satisfies(request ->
                        assertThat(request.headers().get("Authorization")).isEqualTo("Bearer tok-flag"));
    }

    private static void isAnonymous(Request request) {
        assertThat(request.headers().get("Authorization")).isNull();
    }

    private Program.Result run(String... args) {
        return program.run(List.of(args));
    }
}
