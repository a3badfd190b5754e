package io.invokectl.http.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Setting;
import io.invokectl.http.proxy.ProxyRoute;
import io.invokectl.http.proxy.ProxyServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs the command in a real shell, where {@code curl} prints its arguments. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CurlCommandTest {
    private static final String PRINTING_CURL =
            "curl() { printf '%s\\n' \"$@\" ${CURL_CA_BUNDLE:+\"CURL_CA_BUNDLE=$CURL_CA_BUNDLE\"}; }; ";
    private static final String TOKEN = "canary-token-0123456789";
    private static final ProxyRoute DIRECT = new ProxyRoute(true, Optional.empty());

    @Test
    void a_shell_runs_the_request_with_the_token_of_a_variable() throws Exception {
        Request request = new Request.Builder()
                .url("https://api.test/v1/async-invoke?a=b&c=$HOME'x")
                .header("Authorization", "Bearer " + TOKEN)
                .header("User-Agent", "it's `me`")
                .post(body("{\"prompt\":\"It's $5 \\\\ \\\"now\\\"\"}"))
                .build();

        String command = only(new CurlCommand(DIRECT, Optional.empty()).lines(request));

        assertThat(command).startsWith("curl -X POST 'https://").doesNotContain(TOKEN);
        assertThat(pasted(command))
                .containsExactly(
                        "-X",
                        "POST",
                        request.url().toString(),
                        "-H",
                        "Authorization: Bearer tok-of-the-shell",
                        "-H",
                        "User-Agent: it's `me`",
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{\"prompt\":\"It's $5 \\\\ \\\"now\\\"\"}");
    }

    @Test
    void the_command_uses_the_same_proxy_and_ca_certificates() throws Exception {
        ProxyServer proxy = ProxyServer.of(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));
        var curl = new CurlCommand(
                new ProxyRoute(true, Optional.of(proxy)), Optional.of(new Setting("my own.pem", "SSL_CERT_FILE")));
        Request request =
                new Request.Builder().url("https://api.test/v1/models").build();

        assertThat(pasted(only(curl.lines(request))))
                .containsExactly(
                        "-X",
                        "GET",
                        "https://api.test/v1/models",
                        "-x",
                        "http://***@proxy.test:3128",
                        "CURL_CA_BUNDLE=my own.pem");
    }

    @Test
    void no_ca_certificates_are_named_for_plain_http() {
        var curl = new CurlCommand(
                new ProxyRoute(false, Optional.empty()), Optional.of(new Setting("own.pem", "SSL_CERT_FILE")));

        assertThat(curl.lines(new Request.Builder().url("http://127.0.0.1/").build()))
                .containsExactly("curl -X GET 'http://127.0.0.1/'");
    }

    @Test
    void a_body_that_is_too_long_comes_from_a_file() {
        Request request = new Request.Builder()
                .url("https://api.test/")
                .post(body("x".repeat(20_001)))
                .build();

        List<String> lines = new CurlCommand(DIRECT, Optional.empty()).lines(request);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(" -d @body.json");
        assertThat(lines.get(1)).isEqualTo("# body.json has 20001 characters: " + "x".repeat(20_000) + "…");
    }

    private static OneShotBody body(String json) {
        return new OneShotBody(json, new Exchange(InstantSource.system()));
    }

    private static String only(List<String> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<String> pasted(String command) throws IOException {
        var shell = new ProcessBuilder("sh", "-c", PRINTING_CURL + command);
        shell.environment().remove("CURL_CA_BUNDLE");
        shell.environment().put("TOKEN", "tok-of-the-shell");
        return new String(shell.start().getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }
}
