package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.LocalProxy;
import io.invokectl.http.PrivateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program where an API can be reached by nothing but a proxy, and is vouched for by nobody but a company. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BehindProxyTest {
    private static final String TOKEN = "tok-any-0123456789";
    private static final String PASSWORD = "pw-0123456789";
    private static final String SHOWN = "Basic YWRhOnB3LTAxMjM0NTY3ODk=";
    private static final List<String> CREATE =
            List.of("create", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--http-retry-max", "0");
    private static final String UNTRUSTED =
            "Error: POST https://api.test/v1/async-invoke: the certificate is not trusted: unable to find valid"
                    + " certification path to requested target\n"
                    + "Hint: if you trust the issuer, name its CA certificate with --ca-file or SSL_CERT_FILE\n";

    @TempDir
    private Path home;

    private final PrivateAuthority company = new PrivateAuthority();
    private final ScriptedServer api =
            new ScriptedServer(BehindProxyTest::answer, company.server("api.test", "files.test"));
    private final LocalProxy proxy =
            LocalProxy.http().routing("api.test:443", api.port()).routing("files.test:443", api.port());
    private Program program;
    private String authority;

    @BeforeEach
    void settle() {
        authority = company.writeTo(home).value();
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
    void with_proxy_and_authority_from_the_environment_a_job_is_run_and_its_file_kept() {
        program.with("SSL_CERT_FILE", authority);

        Program.Result result = program.run(List.of(
                "run", "-m", "fal-ai/flux/schnell", "--prompt", "A city", "--out", home.toString(), "--trace", "-v"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("-1.bin\n");
        assertThat(proxy.requests())
                .anyMatch(head -> head.startsWith("CONNECT api.test:443 "))
                .anyMatch(head -> head.startsWith("CONNECT files.test:443 "));
        assertThat(result.err()).doesNotContain(PASSWORD, SHOWN);
        assertThat(filesThatShow(PASSWORD)).isEmpty();
    }

    @Test
    void without_the_authority_the_error_says_what_to_set() {
        Program.Result result = program.run(CREATE);

        assertThat(result.err()).startsWith(UNTRUSTED);
        assertThat(result.code()).isEqualTo(11);
    }

    @Test
    void the_flag_beats_the_environment() throws IOException {
        String other = Files.writeString(home.resolve("other.pem"), new PrivateAuthority().pem())
                .toString();

        assertThat(program.with("SSL_CERT_FILE", other).run(CREATE).err()).startsWith(UNTRUSTED);
        assertThat(program.run(Stream.concat(CREATE.stream(), Stream.of("--ca-file", authority))
                                .toList())
                        .code())
                .isZero();
    }

    @Test
    void only_the_proxy_is_shown_its_user_and_password() {
        program.with("SSL_CERT_FILE", authority).run(CREATE);

        assertThat(proxy.requests()).singleElement().asString().contains("Proxy-Authorization: " + SHOWN);
        assertThat(proxy.received()).doesNotContain(TOKEN);
        assertThat(api.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
        });
    }

    @Test
    void a_value_that_names_no_proxy_is_refused_before_anything_is_sent() {
        Program.Result result =
                program.with("HTTPS_PROXY", "http://ada:" + PASSWORD + "@:port").run(CREATE);

        assertThat(result.err())
                .isEqualTo("Error: HTTPS_PROXY: not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128\n");
        assertThat(result.code()).isEqualTo(2);
        assertThat(program.run(List.of("list")).out()).doesNotContain("fal-ai");
    }

    @Test
    void a_token_is_checked_through_the_proxy_too() {
        program.with("SSL_CERT_FILE", authority);

        Program.Result result = program.run(List.of("auth", "init", "-t", "sk-do-0123456789", "--http-retry-max", "0"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(proxy.requests()).hasSize(1);
        assertThat(api.requests()).extracting(RecordedRequest::getTarget).containsExactly("/v1/models");
    }

    @Test
    void the_sandbox_needs_neither() {
        program.with("HTTPS_PROXY", "ftp://nonsense").with("SSL_CERT_FILE", "/nowhere");

        assertThat(program.run(Stream.concat(CREATE.stream(), Stream.of("-u", "sandbox:"))
                                .toList())
                        .code())
                .isZero();
    }

    private static MockResponse answer(RecordedRequest request) {
        boolean ended = request.getMethod().equals("GET");
        String body = request.getTarget().startsWith("/v1")
                ? "{\"request_id\":\"req_1\",\"status\":\"" + (ended ? "COMPLETED" : "QUEUED") + "\""
                        + (ended ? ",\"output\":{\"images\":[{\"url\":\"https://files.test/1\"}]}" : "") + "}"
                : "a file";
        return new MockResponse.Builder().code(ended ? 200 : 202).body(body).build();
    }

    private String filesThatShow(String text) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> shows(file, text))
                    .map(Path::toString)
                    .collect(joining("\n"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean shows(Path file, String text) {
        try {
            return Files.readString(file, ISO_8859_1).contains(text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
