package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.LocalProxy;
import io.invokectl.http.PrivateAuthority;
import io.invokectl.http.WireServer;
import io.invokectl.http.WireServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API is reachable only through a proxy, and its certificate is issued by a private CA. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BehindProxyTest {
    private static final String TOKEN = "tok-any-0123456789";
    private static final String PASSWORD = "pw-0123456789";
    private static final String BASIC_AUTH = "Basic YWRhOnB3LTAxMjM0NTY3ODk=";
    private static final List<String> CREATE =
            List.of("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--http-retry-max", "0");
    private static final String UNTRUSTED =
            "Error: POST https://api.test/v1/async-invoke: the certificate is not trusted: unable to find valid"
                    + " certification path to requested target\n"
                    + "Hint: if you trust the issuer, specify its CA certificate with --ca-file or SSL_CERT_FILE\n";

    @TempDir
    private Path home;

    private final PrivateAuthority company = new PrivateAuthority();
    private final WireServer api =
            WireServer.responding(company.server("api.test", "files.test"), BehindProxyTest::respond);
    private final LocalProxy proxy =
            LocalProxy.http().routing("api.test:443", api.port()).routing("files.test:443", api.port());
    private Program program;
    private String caFile;

    @BeforeEach
    void setUp() {
        caFile = company.writeTo(home).value();
        program = new Program(home)
                .with("DIGITALOCEAN_API_URL", "https://api.test")
                .with("DIGITALOCEAN_ACCESS_TOKEN", TOKEN)
                .with("https_proxy", "http://ada:" + PASSWORD + "@127.0.0.1:" + proxy.port());
    }

    @AfterEach
    void close() {
        proxy.close();
        api.close();
    }

    @Test
    void runs_a_job_with_proxy_and_ca_from_the_environment() {
        program.with("SSL_CERT_FILE", caFile);

        Program.Result result = program.run(List.of(
                "run", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--out", home.toString(), "--trace", "-v"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("-1.json\n");
        assertThat(proxy.requests())
                .anyMatch(head -> head.startsWith("CONNECT api.test:443 "))
                .anyMatch(head -> head.startsWith("CONNECT files.test:443 "));
        assertThat(result.err()).doesNotContain(PASSWORD, BASIC_AUTH);
        assertThat(filesContaining(PASSWORD)).isEmpty();
    }

    @Test
    void an_unknown_ca_is_reported_with_a_hint() {
        Program.Result result = program.run(CREATE);

        assertThat(result.err()).startsWith(UNTRUSTED);
        assertThat(result.code()).isEqualTo(11);
    }

    @Test
    void the_flag_takes_precedence_over_the_environment() throws IOException {
        String other = Files.writeString(home.resolve("other.pem"), new PrivateAuthority().pem())
                .toString();

        assertThat(program.with("SSL_CERT_FILE", other).run(CREATE).err()).startsWith(UNTRUSTED);
        assertThat(program.run(Stream.concat(CREATE.stream(), Stream.of("--ca-file", caFile))
                                .toList())
                        .code())
                .isZero();
    }

    @Test
    void only_the_proxy_receives_its_credentials() {
        program.with("SSL_CERT_FILE", caFile).run(CREATE);

        assertThat(proxy.requests()).singleElement().asString().contains("Proxy-Authorization: " + BASIC_AUTH);
        assertThat(proxy.received()).doesNotContain(TOKEN);
        assertThat(api.requests()).singleElement().satisfies(request -> {
            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(request.headers().get("Proxy-Authorization")).isNull();
        });
    }

    @Test
    void an_invalid_proxy_is_rejected_and_nothing_is_sent() {
        Program.Result result =
                program.with("HTTPS_PROXY", "http://ada:" + PASSWORD + "@:port").run(CREATE);

        assertThat(result.err())
                .isEqualTo("Error: HTTPS_PROXY: not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128\n");
        assertThat(result.code()).isEqualTo(2);
        assertThat(program.run(List.of("list")).out()).doesNotContain("fal-ai");
    }

    @Test
    void a_token_is_validated_through_the_proxy() {
        program.with("SSL_CERT_FILE", caFile);

        Program.Result result = program.run(List.of("auth", "init", "-t", "sk-do-0123456789", "--http-retry-max", "0"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(proxy.requests()).hasSize(1);
        assertThat(api.requests()).extracting(Request::target).containsExactly("/v1/models");
    }

    @Test
    void the_sandbox_ignores_proxy_and_ca() {
        program.with("HTTPS_PROXY", "ftp://nonsense").with("SSL_CERT_FILE", "/nowhere");

        assertThat(program.run(Stream.concat(CREATE.stream(), Stream.of("-u", "sandbox:"))
                                .toList())
                        .code())
                .isZero();
    }

    private static String respond(Request request) {
        boolean completed = request.method().equals("GET");
        String body = request.target().startsWith("/v1")
                ? "{\"request_id\":\"req_1\",\"status\":\"" + (completed ? "COMPLETED" : "QUEUED") + "\""
                        + (completed ? ",\"output\":{\"images\":[{\"url\":\"https://files.test/1\"}]}" : "") + "}"
                : "a file";
        return WireServer.http(completed ? 200 : 202, body);
    }

    private String filesContaining(String text) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .map(Path::toString)
                    .collect(joining("\n"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
