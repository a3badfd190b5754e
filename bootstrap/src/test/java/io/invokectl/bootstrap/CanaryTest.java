package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.submit.RetryRules;
import io.invokectl.client.Endpoint;
import io.invokectl.client.InvokeClient;
import io.invokectl.config.Connection;
import io.invokectl.config.Credential;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.http.HttpOptions;
import io.invokectl.http.HttpOptions.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The access token goes to the API and nowhere else, whatever the API does with it. A token that is recognised at once
 * takes part in every command, and is then looked for everywhere.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CanaryTest {
    private static final String CANARY = "dop_v1_canary0123456789";

    @TempDir
    private Path home;

    private final ScriptedServer otherHost = new ScriptedServer(
            request -> new MockResponse.Builder().body("a file").build());
    private InjectionPoint place = InjectionPoint.FINISHED_JOB;
    private final ScriptedServer api =
            new ScriptedServer(request -> place.holding(tokenOf(request), otherHost.address("localhost")));

    private Program program;
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void settle() {
        program = new Program(home).with("DIGITALOCEAN_API_URL", api.address("127.0.0.1"));
    }

    @AfterEach
    void close() {
        api.close();
        otherHost.close();
    }

    @ParameterizedTest
    @EnumSource
    void wherever_the_api_puts_the_token_it_is_shown_nowhere(InjectionPoint where) {
        place = where;
        program.with("DIGITALOCEAN_ACCESS_TOKEN", CANARY);

        runEveryCommand();

        assertThat(seen).isNotEmpty();
        assertNotShown();
        assertThat(filesThatShowIt()).filteredOn(file -> !file.equals(config())).isEmpty();
        assertThat(api.requests()).isNotEmpty().allSatisfy(CanaryTest::authorised);
        assertThat(otherHost.requests()).noneMatch(CanaryTest::showsIt);
    }

    @Test
    void a_file_on_another_host_is_fetched_without_the_token() {
        program.with("DIGITALOCEAN_ACCESS_TOKEN", CANARY);

        run("save", "req_1", "--out", home.toString());

        assertThat(otherHost.requests())
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.getHeaders().names()).doesNotContain("Authorization", "Cookie"));
        assertThat(seen).anyMatch(line -> line.endsWith("req_1-1.bin"));
    }

    @Test
    void a_redirect_to_another_host_is_not_followed() {
        place = InjectionPoint.REDIRECT_AWAY;
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
        assertThat(filesThatShowIt()).isEmpty();
    }

    @Test
    void a_token_given_by_flag_is_sent_and_not_shown() {
        run("get", "req_1", "--access-token", CANARY);
        run("get", "req_1", "-t" + CANARY);

        assertSentAndNotShown();
        assertThat(filesThatShowIt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-token: %s\n", "context: team\nauth-contexts:\n  team: %s\n"})
    void a_token_in_the_config_file_is_sent_and_not_shown(String content) throws IOException {
        keep(content.formatted(CANARY));

        run("get", "req_1");
        run("auth", "list");

        assertSentAndNotShown();
        assertThat(filesThatShowIt()).containsExactly(config());
    }

    @Test
    void a_token_that_is_kept_lies_in_the_config_file_and_nowhere_else() {
        run("auth", "init", "--token-validation-server", api.address("127.0.0.1"), "-t", CANARY, "--context", "team");
        run("auth", "switch", "--context", "team");
        run("auth", "list");
        run("get", "req_1");

        assertSentAndNotShown();
        assertThat(filesThatShowIt()).containsExactly(config());
    }

    @Test
    void a_token_on_stdin_is_not_shown() {
        see(program.run(
                traced("auth", "init", "--token-stdin", "--token-validation-server", api.address("127.0.0.1")),
                CANARY + "\n"));

        assertSentAndNotShown();
        assertThat(filesThatShowIt()).containsExactly(config());
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
    void a_broken_config_file_is_complained_about_without_the_token_in_it(String content) throws IOException {
        keep(content.replace("%s", CANARY));

        run("get", "req_1");
        run("auth", "list");

        assertNotShown();
        assertThat(seen).anyMatch(line -> line.contains("config.yaml"));
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY + " x", CANARY + "\nx", CANARY + "é"})
    void a_token_that_no_header_can_carry_is_refused_without_showing_it(String token) {
        run("get", "req_1", "-t", token);
        program.with("DIGITALOCEAN_ACCESS_TOKEN", token);
        run("get", "req_1");

        assertNotShown();
        assertThat(seen).anyMatch(line -> line.contains("the access token"));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void nothing_that_holds_the_token_shows_it_as_a_string() {
        var token = new AccessToken(CANARY);
        var credential = new Credential(token, "--access-token", Optional.empty());
        var connection = new Connection(ApiAddress.PUBLIC, Optional.of(credential), RetryRules.DEFAULT, Network.DIRECT);
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
                        new Endpoint(ApiAddress.PUBLIC, Optional.of(token)),
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
        run("auth", "init", "--token-validation-server", api.address("127.0.0.1"), "--context", "team");
        run("auth", "init", "--token-validation-server", api.address("127.0.0.1"), "-t", CANARY);
        run("auth", "switch", "--context", "team");
        run("auth", "list");
        run("auth", "remove", "--context", "team");
    }

    /** Runs a command both ways, telling all there is to tell. */
    private void run(String... words) {
        see(program.run(traced(words)));
        see(program.run(
                Stream.concat(traced(words).stream(), Stream.of("-o", "json")).toList()));
    }

    private static List<String> traced(String... words) {
        var loud = Stream.of(
                "--trace", "-v", "--http-retry-max", "1", "--http-retry-wait-min", "0", "--http-retry-wait-max", "0");
        return Stream.concat(Stream.of(words), loud).toList();
    }

    private void see(Program.Result result) {
        result.out().lines().forEach(seen::add);
        result.err().lines().forEach(seen::add);
    }

    private void assertSentAndNotShown() {
        assertThat(api.requests()).isNotEmpty().allSatisfy(CanaryTest::authorised);
        assertThat(seen).anyMatch(line -> line.contains("Authorization: Bearer $"));
        assertNotShown();
    }

    private void assertNotShown() {
        assertThat(seen).filteredOn(line -> line.contains(CANARY)).isEmpty();
    }

    private static void authorised(RecordedRequest request) {
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + CANARY);
    }

    private static String tokenOf(RecordedRequest request) {
        return String.valueOf(request.getHeaders().get("Authorization")).replace("Bearer ", "");
    }

    private static boolean showsIt(RecordedRequest request) {
        String body =
                Optional.ofNullable(request.getBody()).map(ByteString::utf8).orElse("");
        return (request.getRequestLine() + request.getHeaders().toMultimap() + body).contains(CANARY);
    }

    private Path config() {
        return home.resolve(".config/doctl/config.yaml");
    }

    private void keep(String content) throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), content);
    }

    private List<Path> filesThatShowIt() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(CanaryTest::showsIt)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean showsIt(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
