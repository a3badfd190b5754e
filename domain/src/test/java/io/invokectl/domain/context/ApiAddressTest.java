package io.invokectl.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ApiAddressTest {

    @Test
    void ignores_trailing_slashes() {
        assertThat(new ApiAddress("https://api.test//")).hasToString("https://api.test");
        assertThat(new ApiAddress("https://api.test/gateway/")).hasToString("https://api.test/gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inference.do-ai.run",
                "//api.test",
                "localhost:8080",
                "https://",
                "https:///path",
                "https://api.test:99999",
                "https://api.test:0",
                "https://api.test:port",
                "https://api test",
                "https://user:secret@api.test",
                "https://api.test?x=1",
                "https://api.test#x",
                "https://api.test/v1",
                "https://api.test/v1/async-invoke",
                "recorded:a b",
                "recorded:user@b"
            })
    void rejects_text_that_is_not_an_address(String text) {
        assertThatThrownBy(() -> new ApiAddress(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void rejects_an_address_that_ends_in_a_route() {
        assertThatThrownBy(() -> new ApiAddress("https://api.test/v1/"))
                .hasMessage("\"https://api.test/v1\" ends in a route of the API: leave out \"/v1\"");
    }

    @Test
    void does_not_repeat_a_password() {
        assertThatThrownBy(() -> new ApiAddress("https://user:secret@api.test"))
                .hasMessage("the address of the API must have no user, query or fragment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:pw@ho st      | \"https://***@ho st\" is not an address: Illegal character in authority",
                "https://user:p@ss@ho st    | \"https://***@ho st\" is not an address: Illegal character in authority",
                "user:pw@api.test           | \"***@api.test\" is not an address of the API",
                "ftp://user:pw@api.test     | \"ftp://***@api.test\" is not an address of the API",
                "pw@api.test                | \"***@api.test\" is not an address of the API: it must start with a scheme "
                        + "such as https://",
                "https://user:p/w@api.test  | \"https://***@api.test\" has an invalid host or port: a host consists of "
                        + "letters, digits, hyphens and dots, a port is a number from 1 to 65535",
            })
    void does_not_repeat_a_password_of_an_invalid_address(String text, String message) {
        assertThatThrownBy(() -> new ApiAddress(text)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_host", "https://api.test:0", "https://api.test:65536", "https://api.test:port"})
    void explains_an_invalid_host_or_port(String text) {
        assertThatThrownBy(() -> new ApiAddress(text))
                .hasMessage("\"" + text + "\" has an invalid host or port: a host consists of letters, digits, hyphens"
                        + " and dots, a port is a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:///path", "https:api.test", "https://:8080"})
    void rejects_an_address_without_a_host(String text) {
        assertThatThrownBy(() -> new ApiAddress(text)).hasMessage("\"" + text + "\" has no host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:", "https://api.test:/", "http://[::1]:"})
    void rejects_an_empty_port(String text) {
        assertThatThrownBy(() -> new ApiAddress(text))
                .hasMessage("\"" + text.replaceAll("/$", "") + "\" has an empty port: add a number from 1 to 65535, or"
                        + " remove the colon");
    }

    @Test
    void any_scheme_is_an_address_and_only_http_names_a_server() {
        var address = new ApiAddress("RECORDED:answers?seed=7");

        assertThat(address.scheme()).isEqualTo("recorded");
        assertThat(address.schemeSpecificPart()).isEqualTo("answers?seed=7");
        assertThat(address.isHttp()).isFalse();
        assertThat(address.isLoopback()).isFalse();
        assertThat(address.isManagementApi()).isFalse();
        assertThat(new ApiAddress("HTTP://api.test").isHttp()).isTrue();
        assertThat(ApiAddress.PUBLIC.isHttp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]:1"})
    void recognises_loopback(String text) {
        assertThat(new ApiAddress(text).isLoopback()).isTrue();
        assertThat(new ApiAddress(text).isPlainHttpOffLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.test",
                "http://127.0.0.1.evil.test",
                "http://localhost.evil.test",
                "http://a.localhost",
                "HTTP://10.0.0.1"
            })
    void recognises_plain_http_off_loopback(String text) {
        assertThat(new ApiAddress(text).isPlainHttpOffLoopback()).isTrue();
    }

    @Test
    void recognises_the_management_api() {
        assertThat(new ApiAddress("https://API.digitalocean.com/").isManagementApi())
                .isTrue();
        assertThat(ApiAddress.PUBLIC.isManagementApi()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test, HTTPS://API.test:443/, true",
        "http://127.0.0.1, http://127.0.0.1:80, true",
        "https://api.test/a, https://api.test/a/, true",
        "sandbox:, SANDBOX:?seed=7, true",
        "recorded:a, recorded:b, false",
        "recorded:, other:, false",
        "https://api.test, http://api.test, false",
        "https://api.test, https://api.test:8443, false",
        "https://api.test, https://api.test.evil.test, false",
        "https://api.test, https://api.test./, false",
        "https://api.test/a, https://api.test/A, false",
        "https://api.test, https://api.test/a, false",
        "sandbox:, https://api.test, false"
    })
    void compares_scheme_host_port_and_path(String one, String other, boolean same) {
        assertThat(new ApiAddress(one).isSameApiAs(new ApiAddress(other))).isEqualTo(same);
        assertThat(new ApiAddress(other).isSameApiAs(new ApiAddress(one))).isEqualTo(same);
    }
}
