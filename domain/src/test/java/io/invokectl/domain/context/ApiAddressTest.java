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
    void slashes_at_the_end_do_not_count() {
        assertThat(new ApiAddress("https://api.test//")).hasToString("https://api.test");
        assertThat(new ApiAddress("https://api.test/gateway/")).hasToString("https://api.test/gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inference.do-ai.run",
                "//api.test",
                "ftp://api.test",
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
                "javascript:alert(1)"
            })
    void what_can_be_no_address_of_the_api_is_refused(String text) {
        assertThatThrownBy(() -> new ApiAddress(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_route_in_the_address_is_named() {
        assertThatThrownBy(() -> new ApiAddress("https://api.test/v1/"))
                .hasMessage("\"https://api.test/v1\" ends in a route of the API: leave out \"/v1\"");
    }

    @Test
    void a_secret_in_the_address_is_not_repeated() {
        assertThatThrownBy(() -> new ApiAddress("https://user:secret@api.test"))
                .hasMessage("the address of the API takes no user, query or fragment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:pw@ho st      | \"https://***@ho st\" is not an address: Illegal character in authority",
                "https://user:p@ss@ho st    | \"https://***@ho st\" is not an address: Illegal character in authority",
                "user:pw@api.test           | \"***@api.test\" is not an address of the API: it starts with https://, "
                        + "http:// or sandbox:",
                "ftp://user:pw@api.test     | \"ftp://***@api.test\" is not an address of the API: it starts with "
                        + "https://, http:// or sandbox:",
                "https://user:p/w@api.test  | \"https://***@api.test\" has a host or a port that cannot be: a host is "
                        + "letters, digits, hyphens and dots, a port a number from 1 to 65535",
            })
    void nor_is_one_in_an_address_that_can_not_be_read(String text, String message) {
        assertThatThrownBy(() -> new ApiAddress(text)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_host", "https://api.test:0", "https://api.test:65536", "https://api.test:port"})
    void a_host_and_a_port_that_can_not_be_are_explained(String text) {
        assertThatThrownBy(() -> new ApiAddress(text))
                .hasMessage("\"" + text + "\" has a host or a port that cannot be: a host is letters, digits, hyphens"
                        + " and dots, a port a number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:///path", "https:api.test", "https://:8080"})
    void an_address_without_a_host_is_told_so(String text) {
        assertThatThrownBy(() -> new ApiAddress(text)).hasMessage("\"" + text + "\" has no host");
    }

    @Test
    void the_sandbox_has_settings_in_place_of_a_host() {
        assertThat(new ApiAddress("sandbox:").isSandbox()).isTrue();
        assertThat(new ApiAddress("sandbox:").sandboxSettings()).isEmpty();
        assertThat(new ApiAddress("SANDBOX:?seed=7").sandboxSettings()).isEqualTo("?seed=7");
        assertThat(new ApiAddress("sandbox:?seed=7").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://127.1.2.3",
                "http://[::1]:1",
                "http://a.localhost"
            })
    void loopback_is_this_machine(String text) {
        assertThat(new ApiAddress(text).isLoopback()).isTrue();
        assertThat(new ApiAddress(text).isPlainHttpOffLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://api.test", "http://127.0.0.1.evil.test", "http://localhost.evil.test", "HTTP://10.0.0.1"
            })
    void plain_http_elsewhere_is_told_apart(String text) {
        assertThat(new ApiAddress(text).isPlainHttpOffLoopback()).isTrue();
    }

    @Test
    void the_management_api_is_told_apart() {
        assertThat(new ApiAddress("https://API.digitalocean.com/").isManagementApi())
                .isTrue();
        assertThat(ApiAddress.PUBLIC.isManagementApi()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test, HTTPS://API.test:443/, true",
        "http://127.0.0.1, http://127.0.0.1:80, true",
        "https://api.test/a, https://api.test/a/, true",
        "sandbox:, sandbox:?seed=7, true",
        "https://api.test, http://api.test, false",
        "https://api.test, https://api.test:8443, false",
        "https://api.test, https://api.test.evil.test, false",
        "https://api.test, https://api.test./, false",
        "https://api.test/a, https://api.test/A, false",
        "https://api.test, https://api.test/a, false",
        "sandbox:, https://api.test, false"
    })
    void addresses_are_the_same_place_by_scheme_host_port_and_path(String one, String other, boolean same) {
        assertThat(new ApiAddress(one).isSamePlaceAs(new ApiAddress(other))).isEqualTo(same);
        assertThat(new ApiAddress(other).isSamePlaceAs(new ApiAddress(one))).isEqualTo(same);
    }
}
