package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Credential;
import io.invokectl.application.connect.Endpoint;
import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.connect.SettingSource;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.client.InvokeClient;
import io.invokectl.config.Connection;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpOptions.Timeouts;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access token is sent to the API only and never shown, wherever the API places it in its responses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CanaryTest {
    private static final String CANARY = "dop_v1_canary0123456789";

    @TempDir
    private Path home;

    private final WireServer otherHost = WireServer.responding(request -> WireServer.http(200, "a file"));
    private InjectionPoint injectionPoint = InjectionPoint.COMPLETED_JOB;
    private final WireServer api = WireServer.scripted(
            request -> injectionPoint.responseWith(tokenOf(request), "http://localhost:" + otherHost.port()));

    private Program program;
    private final List<String> output = new ArrayList<>();

    @BeforeEach
    void setUp() {
        program = new Program(home).with("DIGITALOCEAN_API_URL", api.address().value());
    }

    @AfterEach
    void close() {
        api.close();
        otherHost.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_token_in_a_response_is_not_shown(InjectionPoint point) {
        injectionPoint = point;
        program.with("DIGITALOCEAN_ACCESS_TOKEN", CANARY);

        runEveryCommand();

        assertThat(output).isNotEmpty();
        assertNotShown();
        assertThat(filesWithToken()).filteredOn(file -> !file.equals(config())).isEmpty();
        assertThat(api.requests()).isNotEmpty().allSatisfy(CanaryTest::isAuthorized);
        assertThat(otherHost.requests()).noneMatch(CanaryTest::containsToken);
    }

    @Test
    void a_file_on_another_host_is_fetched_without_the_token() {
        program.with("DIGITALOCEAN_ACCESS_TOKEN", CANARY);

        run("save", "req_1", "--out", home.toString());

        assertThat(otherHost.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers().names()).doesNotContain("Authorization", "Cookie"));
        assertThat(output).anyMatch(line -> line.endsWith("req_1-1.json"));
    }

    @Test
    void a_redirect_to_another_host_is_not_followed() {
        injectionPoint = InjectionPoint.CROSS_HOST_REDIRECT;
        program.with("DIGITALOCEAN_ACCESS_TOKEN", CANARY);

        run("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city");
        run("get", "req_1");

        assertSentAndNotShown();
        assertThat(otherHost.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIGITALOCEAN_ACCESS_TOKEN", "MODEL_ACCESS_KEY", "DIGITALOCEAN_TOKEN"})
    void a_token_in_the_environment_is_sent_and_not_shown(String variable) {
        program.with(variable, CANARY);

        run("get", "req_1");

        assertSentAndNotShown();
        assertThat(filesWithToken()).isEmpty();
    }

    @Test
    void a_token_given_by_flag_is_sent_and_not_shown() {
        run("get", "req_1", "--access-token", CANARY);
        run("get", "req_1", "-t" + CANARY);

        assertSentAndNotShown();
        assertThat(filesWithToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-token: %s\n", "context: team\nauth-contexts:\n  team: %s\n"})
    void a_token_in_the_config_file_is_sent_and_not_shown(String content) throws IOException {
        writeConfig(content.formatted(CANARY));

        run("get", "req_1");
        run("auth", "list");

        assertSentAndNotShown();
        assertThat(filesWithToken()).containsExactly(config());
    }

    @Test
    void a_saved_token_is_in_the_config_file_only() {
        run("auth", "init", "--token-validation-server", api.address().value(), "-t", CANARY, "--context", "team");
        run("auth", "switch", "--context", "team");
        run("auth", "list");
        run("get", "req_1");

        assertSentAndNotShown();
        assertThat(filesWithToken()).containsExactly(config());
    }

    @Test
    void a_token_on_stdin_is_not_shown() {
        record(program.run(
                traced(
                        "auth",
                        "init",
                        "--token-stdin",
                        "--token-validation-server",
                        api.address().value()),
                CANARY + "\n"));

        assertSentAndNotShown();
        assertThat(filesWithToken()).containsExactly(config());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-token: \"%s\n",
                "access-token: %s: x\n",
                "access-token: [%s]\n",
                "access-token: {%s: x}\n",
                "access-token: %s\n- x\n",
                "access-token: %s\naccess-token: %s\n",
                "access-token: %s two\n",
                "auth-contexts: %s\n",
                "auth-contexts: [%s]\n",
                "auth-contexts:\n  team: [%s]\n",
                "\t%s\n",
                "%s\n"
            })
    void the_error_for_an_invalid_config_file_does_not_show_its_token(String content) throws IOException {
        writeConfig(content.replace("%s", CANARY));

        run("get", "req_1");
        run("auth", "list");

        assertNotShown();
        assertThat(output).anyMatch(line -> line.contains("config.yaml"));
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY + " x", CANARY + "\nx", CANARY + "é"})
    void a_token_that_is_no_valid_header_is_rejected_without_showing_it(String token) {
        run("get", "req_1", "-t", token);
        program.with("DIGITALOCEAN_ACCESS_TOKEN", token);
        run("get", "req_1");

        assertNotShown();
        assertThat(output).anyMatch(line -> line.contains("the access token"));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void no_string_representation_contains_the_token() {
        var token = new AccessToken(CANARY);
        var credential = new Credential(token, SettingSource.CALLER, "--access-token", Optional.empty());
        var endpoint = new Endpoint(ApiAddress.PUBLIC, Optional.of(credential));
        var connection = new Connection(endpoint, RetryRules.DEFAULT, Network.DIRECT);
        var settings = new HttpOptions(
                ApiAddress.PUBLIC,
                Optional.of(token),
                Network.DIRECT,
                RetryRules.DEFAULT,
                Timeouts.DEFAULT,
                "invokectl/test",
                Optional.empty());

        assertThat(Stream.of(
                        token,
                        credential,
                        connection,
                        settings,
                        endpoint,
                        new Setting(CANARY, "--access-token"),
                        InvokeClient.builder().token(token)))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains(CANARY));
    }

    private void runEveryCommand() {
        run("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city");
        run(
                "run",
                "-m",
                "fal-ai/flux/schnell",
                "--prompt",
                "A city",
                "--timeout",
                "5s",
                "--sidecar",
                "--out",
                home.resolve("a").toString());
        run("get", "req_1");
        run("get", "req_1", "req_2");
        run("wait", "req_1", "--timeout", "5s");
        run("save", "req_1", "req_2", "--sidecar", "--out", home.resolve("b").toString());
        run("doctor");
        run("auth", "init", "--token-validation-server", api.address().value(), "--context", "team");
        run("auth", "init", "--token-validation-server", api.address().value(), "-t", CANARY);
        run("auth", "switch", "--context", "team");
        run("auth", "list");
        run("auth", "remove", "--context", "team");
    }

    /** Runs a command with text and with JSON output, as verbosely as possible. */
    private void run(String... args) {
        record(program.run(traced(args)));
        record(program.run(
                Stream.concat(traced(args).stream(), Stream.of("-o", "json")).toList()));
    }

    private static List<String> traced(String... args) {
        var verbose = Stream.of(
                "--trace", "-v", "--http-retry-max", "1", "--http-retry-wait-min", "0", "--http-retry-wait-max", "0");
        return Stream.concat(Stream.of(args), verbose).toList();
    }

    private void record(Program.Result result) {
        result.out().lines().forEach(output::add);
        result.err().lines().forEach(output::add);
    }

    private void assertSentAndNotShown() {
        assertThat(api.requests()).isNotEmpty().allSatisfy(CanaryTest::isAuthorized);
        assertThat(output).anyMatch(line -> line.contains("Authorization: Bearer $"));
        assertNotShown();
    }

    private void assertNotShown() {
        assertThat(output).filteredOn(line -> line.contains(CANARY)).isEmpty();
    }

    private static void isAuthorized(Request request) {
        assertThat(request.headers().get("Authorization")).isEqualTo("Bearer " + CANARY);
    }

    private static String tokenOf(Request request) {
        return String.valueOf(request.headers().get("Authorization")).replace("Bearer ", "");
    }

    private static boolean containsToken(Request request) {
        return (request.line() + request.headers().toMultimap() + request.body()).contains(CANARY);
    }

    private Path config() {
        return home.resolve(".config/doctl/config.yaml");
    }

    private void writeConfig(String content) throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), content);
    }

    private List<Path> filesWithToken() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(CanaryTest::containsToken)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean containsToken(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
