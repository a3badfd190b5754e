package io.invokectl.http.proxy;

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
    void https_and_http_have_separate_proxies() {
        var environment = Map.of("HTTPS_PROXY", "secure.test", "HTTP_PROXY", "plain.test");

        assertThat(proxyOf("https://api.test", environment))
                .hasToString("Optional[the proxy http://secure.test:80 (HTTPS_PROXY)]");
        assertThat(proxyOf("http://api.test", environment))
                .hasToString("Optional[the proxy http://plain.test:80 (HTTP_PROXY)]");
        assertThat(proxyOf("https://api.test", Map.of("HTTP_PROXY", "plain.test")))
                .isEmpty();
        assertThat(proxyOf("https://api.test", Map.of())).isEmpty();
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
    void scheme_and_port_of_a_proxy_are_optional(String value, String shown) {
        assertThat(ProxyServer.of(new Setting(value, "HTTPS_PROXY")))
                .hasToString("the proxy " + shown + " (HTTPS_PROXY)");
    }

    @ParameterizedTest
    @CsvSource({"ada:secret@proxy.test, Basic YWRhOnNlY3JldA==", "http://ada%40x:p%3aw@proxy.test, Basic YWRhQHg6cDp3"})
    void credentials_appear_in_the_header_only(String value, String login) {
        ProxyServer proxy = ProxyServer.of(new Setting(value, "HTTPS_PROXY"));

        assertThat(proxy.credentials()).contains(login);
        assertThat(proxy.toString()).doesNotContain("ada", "secret", login);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://proxy.test\\@evil   | not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128",
                "http://ada:secret@pro xy  | not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128",
                "ada:secret@proxy:port     | not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128",
                "http://                   | not a valid proxy address, such as"
                        + " http://user:password@proxy.example.com:3128",
                "ftp://ada:secret@proxy    | unsupported proxy scheme \"ftp\": use http, https or socks5",
                "socks5://ada:secret@proxy | user name and password are not supported for socks5 proxies"
            })
    void an_invalid_proxy_address_is_rejected_without_being_shown(String value, String problem) {
        assertThatThrownBy(() -> proxyOf("https://api.test", Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("HTTPS_PROXY: " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://LOCALHOST:8080",
                "http://127.0.0.1",
                "http://127.8.9.10",
                "http://[::1]"
            })
    void loopback_never_uses_a_proxy(String url) {
        assertThat(proxyOf(url, Map.of("HTTP_PROXY", "proxy.test"))).isEmpty();
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
    void listed_hosts_are_reached_directly(String url) {
        assertThat(proxyOf(url, Map.of("HTTP_PROXY", "proxy.test", "NO_PROXY", LIST)))
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
                "http://api.localhost",
                "http://other.test:1"
            })
    void other_hosts_are_reached_through_the_proxy(String url) {
        assertThat(proxyOf(url, Map.of("HTTP_PROXY", "proxy.test", "NO_PROXY", LIST)))
                .isPresent();
    }

    @Test
    void a_star_covers_every_host() {
        assertThat(proxyOf("https://api.test", Map.of("HTTPS_PROXY", "proxy.test", "NO_PROXY", "x, *")))
                .isEmpty();
    }

    private static Optional<ProxyServer> proxyOf(String url, Map<String, String> environment) {
        var network = new Network(
                setting("HTTPS_PROXY", environment),
                setting("HTTP_PROXY", environment),
                setting("NO_PROXY", environment),
                Optional.empty(),
                Optional.empty());
        return new Proxies(network).forUrl(HttpUrl.get(url));
    }

    private static Optional<Setting> setting(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).map(value -> new Setting(value, name));
    }
}
