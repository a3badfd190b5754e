package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.domain.failure.InvalidSettingException;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProxiesTest {

    @Test
    void https_and_http_have_a_proxy_each() {
        var environment = Map.of("HTTPS_PROXY", "secure.test", "HTTP_PROXY", "plain.test");

        assertThat(on("https://api.test", environment))
                .hasToString("Optional[the proxy http://secure.test:80 (HTTPS_PROXY)]");
        assertThat(on("http://api.test", environment))
                .hasToString("Optional[the proxy http://plain.test:80 (HTTP_PROXY)]");
        assertThat(on("https://api.test", Map.of("HTTP_PROXY", "plain.test"))).isEmpty();
        assertThat(on("https://api.test", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.test,                   http://proxy.test:80",
        "proxy.test:3128,              http://proxy.test:3128",
        "http://proxy.test:3128/,      http://proxy.test:3128",
        "HTTP://proxy.test,            http://proxy.test:80",
        "https://proxy.test,           https://proxy.test:443",
        "socks5://proxy.test,          socks5://proxy.test:1080",
        "socks5h://proxy.test:80,      socks5://proxy.test:80",
        "10.1.2.3:8080,                http://10.1.2.3:8080",
        "http://[fd00::1]:8080,        http://[fd00::1]:8080",
        "http://my_proxy:8080,         http://my_proxy:8080",
        "ada:secret@proxy.test:3128,   http://proxy.test:3128",
        "'  proxy.test  ',             http://proxy.test:80"
    })
    void an_address_is_read_with_or_without_scheme_and_port(String value, String shown) {
        assertThat(ProxyServer.of(new Setting(value, "HTTPS_PROXY")))
                .hasToString("the proxy " + shown + " (HTTPS_PROXY)");
    }

    @ParameterizedTest
    @CsvSource({"ada:secret@proxy.test, Basic YWRhOnNlY3JldA==", "http://ada%40x:p%3aw@proxy.test, Basic YWRhQHg6cDp3"})
    void user_and_password_are_for_the_header_alone(String value, String login) {
        ProxyServer proxy = ProxyServer.of(new Setting(value, "HTTPS_PROXY"));

        assertThat(proxy.login()).contains(login);
        assertThat(proxy.toString()).doesNotContain("ada", "secret", login);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://ada:secret@pro xy  | its value is not the address of a proxy, such as"
                        + " http://user:password@proxy.example.com:3128",
                "ada:secret@proxy:port     | its value is not the address of a proxy, such as"
                        + " http://user:password@proxy.example.com:3128",
                "http://                   | its value is not the address of a proxy, such as"
                        + " http://user:password@proxy.example.com:3128",
                "ftp://ada:secret@proxy    | a proxy speaks http, https or socks5, and not \"ftp\"",
                "socks5://ada:secret@proxy | a socks5 proxy cannot be given a user and a password"
            })
    void what_is_no_proxy_is_refused_without_being_shown(String value, String problem) {
        assertThatThrownBy(() -> on("https://api.test", Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("HTTPS_PROXY: " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://LOCALHOST:8080",
                "http://api.localhost",
                "http://127.0.0.1",
                "http://127.8.9.10",
                "http://[::1]"
            })
    void this_machine_never_has_one(String url) {
        assertThat(on(url, Map.of("HTTP_PROXY", "proxy.test"))).isEmpty();
    }

    private static final String LIST = "exact.test, .below.test,*.star.test ,ported.test:81,[fd00::2]:81,,:1,"
            + "192.168.1.1,192.168.1.2:81,10.0.0.0/30,2001:db8::52:0:1,2002:db8:a::45/64,1.2.3.4/33,räksmörgås.test";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://exact.test",
                "http://EXACT.test:8080",
                "http://any.exact.test",
                "http://any.below.test",
                "http://any.star.test",
                "http://ported.test:81",
                "http://any.ported.test:81",
                "http://192.168.1.1",
                "http://192.168.1.2:81",
                "http://10.0.0.3",
                "http://[2001:db8::52:0:1]",
                "http://[2001:db8:0:0:0:52:0:1]",
                "http://[fd00::2]:81",
                "http://[2002:db8:a::123]",
                "http://xn--rksmrgs-5wao1o.test"
            })
    void listed_hosts_are_reached_straight(String url) {
        assertThat(on(url, Map.of("HTTP_PROXY", "proxy.test", "NO_PROXY", LIST)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inexact.test",
                "http://below.test",
                "http://star.test",
                "http://ported.test",
                "http://192.168.1.2",
                "http://10.0.0.4",
                "http://1.2.3.4",
                "http://[fd00::2]",
                "http://[::2]",
                "http://[2002:db8:b::123]",
                "http://localhost.test",
                "http://other.test:1"
            })
    void others_are_not(String url) {
        assertThat(on(url, Map.of("HTTP_PROXY", "proxy.test", "NO_PROXY", LIST)))
                .isPresent();
    }

    @Test
    void a_star_lists_everything() {
        assertThat(on("https://api.test", Map.of("HTTPS_PROXY", "proxy.test", "NO_PROXY", "x, *")))
                .isEmpty();
    }

    private static Optional<ProxyServer> on(String url, Map<String, String> environment) {
        var network = new Network(
                setting("HTTPS_PROXY", environment),
                setting("HTTP_PROXY", environment),
                setting("NO_PROXY", environment),
                Optional.empty());
        return new Proxies(network).on(HttpUrl.get(url));
    }

    private static Optional<Setting> setting(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).map(value -> new Setting(value, name));
    }
}
