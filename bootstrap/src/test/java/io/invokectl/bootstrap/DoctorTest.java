package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import io.invokectl.http.WireServer.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code doctor}, with one problem at a time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DoctorTest {
    private static final String TOKEN = "dop_v1_0123456789";

    @TempDir
    private Path home;

    private final WireServer api = WireServer.scripted(this::respond);
    private Program program;
    private boolean responding = true;

    @BeforeEach
    void setUp() throws IOException {
        program = new Program(home).with("DIGITALOCEAN_API_URL", api.address().value());
        writeConfig("access-token: " + TOKEN + "\n", "rw-------");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_working_installation() {
        Program.Result result = examined(0);

        assertThat(result.out())
                .contains("config        ok         " + config() + ", readable only by you\n")
                .contains("token         ok         from the context \"default\"\n")
                .contains("ledger        ok         " + ledger() + ", created with the first job\n")
                .endsWith("\nno problems found\n");
        assertThat(result.err()).isEmpty();
        assertThat(ledger().getParent()).as("doctor creates nothing").doesNotExist();
    }

    @Test
    void a_missing_token() throws IOException {
        writeConfig("", "rw-------");

        assertThat(examined(5).out())
                .contains(
                        "token         broken     no access token: none was given, and the context \"default\" has none\n")
                .contains("or run: invokectl auth init; to try without a token: --api-url sandbox:")
                .contains("access        unknown    no token to check");
    }

    @Test
    void a_rejected_token() throws IOException {
        writeConfig("context: team\nauth-contexts:\n  team: dop_v1_wrong\n", "rw-------");

        assertThat(examined(5).out())
                .contains("access        broken     GET " + api.address().value()
                        + "/v1/models: 401 Unable to authenticate" + " you")
                .contains("the token is from the context \"team\"", "invokectl auth init --context team");
    }

    @Test
    void an_unreachable_address() {
        api.close();

        assertThat(examined(11).out())
                .contains("address       broken     GET " + api.address().value()
                        + "/v1/models: could not connect: Connection refused")
                .contains("check the network and the address (--api-url)")
                .contains("clock         unknown    the API does not respond");
    }

    @Test
    void a_world_readable_config_file() throws IOException {
        writeConfig("access-token: " + TOKEN + "\n", "rw-r--r--");

        Program.Result result = examined(0);

        assertThat(result.out())
                .contains("config        warning    " + config() + " holds an access token and others can read it\n")
                .contains("restrict it with: chmod 600 " + config() + "\n")
                .endsWith("\n0 broken, 1 warning, 0 unknown\n");
        assertThat(result.err()).as("said once").isEmpty();
    }

    @Test
    void an_invalid_config_file() throws IOException {
        writeConfig("output: text\n- x\n", "rw-------");

        assertThat(examined(2).out())
                .contains("config     broken     config file " + config() + ", line 2, column 1: is not YAML: ")
                .contains("token      unknown    see config\n");
    }

    @Test
    void a_damaged_ledger() throws IOException {
        Files.createDirectories(ledger().getParent());
        Files.writeString(ledger(), "no ledger, and longer than the head of one would be: ".repeat(30));

        assertThat(examined(9).out()).contains("ledger        broken     ledger " + ledger() + ": ");
    }

    @Test
    void an_unreadable_rescue_file() throws IOException {
        submit(0);
        Files.writeString(ledger().resolveSibling("ledger.db-rescue"), "no note\n");

        assertThat(examined(9).out())
                .contains(
                        "ledger        broken     ledger " + ledger() + ": ", "contains a note that cannot be applied")
                .contains("for details, run: invokectl ledger verify")
                .contains("doubts        ok         none");
    }

    @Test
    void a_clock_that_is_an_hour_ahead() {
        program.with("DIGITALOCEAN_API_URL", api.address().value() + "/an-hour-ago");

        assertThat(examined(0).out())
                .contains("clock         warning    60 min ahead of the API's\n")
                .contains("set the clock: ");
    }

    @Test
    void jobs_in_doubt() {
        submit(4);

        assertThat(examined(0).out())
                .contains("ledger        ok         " + ledger() + ", intact\n")
                .contains("doubts        warning    1 submission may have been accepted and billed\n")
                .contains("list them with: invokectl doubts\n");
    }

    @Test
    void a_missing_ca_file() {
        program.with("SSL_CERT_FILE", "/nowhere/own.pem");

        assertThat(examined(8).out())
                .contains(
                        "certificates  broken     /nowhere/own.pem (SSL_CERT_FILE): cannot be read: there is no such file");
    }

    @Test
    void secrets_are_not_shown() {
        program.with("HTTP_PROXY", "http://ada:" + TOKEN + "@proxy.test:3128").with("MODEL_ACCESS_KEY", TOKEN);

        assertThat(program.run(List.of("doctor", "--trace", "-v", "-o", "json")))
                .asString()
                .contains("MODEL_ACCESS_KEY")
                .doesNotContain(TOKEN);
    }

    private Program.Result examined(int code) {
        Program.Result result = program.run(List.of("doctor"));

        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        assertThat(result.out() + result.err()).doesNotContain(TOKEN);
        return result;
    }

    private void submit(int code) {
        responding = code == 0;
        List<String> args = List.of("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city");
        assertThat(program.run(args).code()).isEqualTo(code);
    }

    private Path config() {
        return home.resolve(".config/doctl/config.yaml");
    }

    private Path ledger() {
        return home.resolve(".local/state/invokectl/ledger.db");
    }

    private void writeConfig(String content, String permissions) throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(config(), content);
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString(permissions));
    }

    private Step respond(Request request) {
        boolean behind = request.target().startsWith("/an-hour-ago");
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                program.clock.instant().minusSeconds(behind ? 3600 : 0).atZone(ZoneOffset.UTC));
        if (!responding && request.method().equals("POST")) {
            return WireServer.disconnect();
        }
        boolean known = ("Bearer " + TOKEN).equals(request.headers().get("Authorization"));
        return WireServer.respond(
                known
                        ? WireServer.http(200, "{\"request_id\":\"req_1\",\"status\":\"QUEUED\"}", "Date: " + date)
                        : WireServer.http(401, "{\"message\":\"Unable to authenticate you\"}", "Date: " + date));
    }
}
