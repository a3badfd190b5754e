package io.invokectl.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.InMemoryContexts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkTest {
    private final InMemoryContexts saved = new InMemoryContexts();

    @Test
    void an_environment_that_says_nothing_leads_straight() {
        assertThat(Network.of(Map.of("HTTPS_PROXY", "", "NO_PROXY", ""))).isEqualTo(Network.DIRECT);
    }

    @Test
    void a_variable_in_upper_case_comes_before_the_one_in_lower_case() {
        assertThat(Network.of(Map.of("HTTPS_PROXY", "a", "https_proxy", "b")).httpsProxy())
                .contains(new Setting("a", "HTTPS_PROXY"));
        assertThat(Network.of(Map.of("HTTPS_PROXY", "", "https_proxy", "b")).httpsProxy())
                .contains(new Setting("b", "https_proxy"));
        assertThat(Network.of(Map.of("http_proxy", "b")).httpProxy()).contains(new Setting("b", "http_proxy"));
        assertThat(Network.of(Map.of("no_proxy", "b")).noProxy()).contains(new Setting("b", "no_proxy"));
    }

    @Test
    void in_a_cgi_program_the_proxy_for_http_may_be_anybodys() {
        var cgi = Map.of("HTTP_PROXY", "a", "http_proxy", "b", "HTTPS_PROXY", "c", "REQUEST_METHOD", "GET");

        assertThat(Network.of(cgi).httpProxy()).isEmpty();
        assertThat(Network.of(cgi).httpsProxy()).contains(new Setting("c", "HTTPS_PROXY"));
    }

    @Test
    void the_authorities_are_those_of_the_flag_then_the_environment_then_the_config_file() {
        saved.setting("ca-file", "saved.pem");
        assertThat(authorities(Map.of(), Map.of())).contains(new Setting("saved.pem", "ca-file in memory"));

        var environment = Map.of("SSL_CERT_FILE", "go.pem");
        assertThat(authorities(Map.of(), environment)).contains(new Setting("go.pem", "SSL_CERT_FILE"));

        var both = Map.of("SSL_CERT_FILE", "go.pem", "DIGITALOCEAN_CA_FILE", "own.pem");
        assertThat(authorities(Map.of(), both)).contains(new Setting("own.pem", "DIGITALOCEAN_CA_FILE"));
        assertThat(authorities(Map.of("ca-file", "flag.pem"), both)).contains(new Setting("flag.pem", "--ca-file"));
    }

    @Test
    void what_it_holds_is_not_shown() {
        assertThat(Network.DIRECT.through(new Setting("http://ada:secret@proxy.test", "HTTPS_PROXY")))
                .asString()
                .doesNotContain("secret");
    }

    private Optional<Setting> authorities(Map<String, String> flags, Map<String, String> environment) {
        return new Settings(flags, environment, saved).network().caFile();
    }
}
