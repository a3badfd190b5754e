package io.invokectl.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.connect.Setting;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The command is pasted into a real shell, whose {@code curl} tells the words that it is given. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CurlCommandTest {
    private static final String TELLING = "curl() { printf '%s\\n' \"$@\"; }; ";
    private static final Way STRAIGHT = new Way(true, Optional.empty());

    @Test
    void a_shell_reads_it_as_the_request_with_the_token_of_a_variable() throws Exception {
        Request request = new Request.Builder()
                .url("https://api.test/v1/async-invoke?a=b&c=$HOME'x")
                .header("Authorization", "Bearer " + HttpFixture.TOKEN.reveal())
                .header("User-Agent", "it's `me`")
                .post(body("{\"prompt\":\"It's $5 \\\\ \\\"now\\\"\"}"))
                .build();

        String command = only(new CurlCommand(STRAIGHT, Optional.empty()).lines(request));

        assertThat(command).startsWith("curl -X POST 'https://").doesNotContain(HttpFixture.TOKEN.reveal());
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
                        "--data-raw",
                        "{\"prompt\":\"It's $5 \\\\ \\\"now\\\"\"}");
    }

    @Test
    void it_goes_the_same_way_and_trusts_the_same_authorities() throws Exception {
        ProxyServer proxy = ProxyServer.of(new Setting("http://ada:secret@proxy.test:3128", "HTTPS_PROXY"));
        var curl =
                new CurlCommand(new Way(true, Optional.of(proxy)), Optional.of(new Setting("my own.pem", "--ca-file")));
        Request request =
                new Request.Builder().url("https://api.test/v1/models").build();

        assertThat(pasted(only(curl.lines(request))))
                .containsExactly(
                        "-X",
                        "GET",
                        "https://api.test/v1/models",
                        "-x",
                        "http://***@proxy.test:3128",
                        "--cacert",
                        "my own.pem");
    }

    @Test
    void for_plain_http_no_authorities_are_named() {
        var curl = new CurlCommand(new Way(false, Optional.empty()), Optional.of(new Setting("own.pem", "--ca-file")));

        assertThat(curl.lines(new Request.Builder().url("http://127.0.0.1/").build()))
                .containsExactly("curl -X GET 'http://127.0.0.1/'");
    }

    @Test
    void a_body_that_is_too_long_to_be_shown_comes_from_a_file() {
        Request request = new Request.Builder()
                .url("https://api.test/")
                .post(body("x".repeat(20_001)))
                .build();

        List<String> lines = new CurlCommand(STRAIGHT, Optional.empty()).lines(request);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(" --data-binary @body.json");
        assertThat(lines.get(1)).isEqualTo("# body.json has 20001 characters: " + "x".repeat(20_000) + "…");
    }

    private static OneShotBody body(String json) {
        return new OneShotBody(json, new Transmission(InstantSource.system()));
    }

    private static String only(List<String> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<String> pasted(String command) throws IOException {
        var shell = new ProcessBuilder("sh", "-c", TELLING + command);
        shell.environment().put("DIGITALOCEAN_ACCESS_TOKEN", "tok-of-the-shell");
        return new String(shell.start().getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }
}
