package io.invokectl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.connect.Network;
import io.invokectl.application.connect.Setting;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.domain.failure.InvalidSettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SettingsTest {
    private final InMemoryContexts saved = new InMemoryContexts().setting("output", "json");

    @Test
    void the_caller_takes_precedence_over_the_environment_and_the_environment_over_the_config_file() {
        assertThat(settings(Map.of(), Map.of()).find("output")).contains(new Setting("json", "output in memory"));
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_OUTPUT", "text")).find("output"))
                .contains(new Setting("text", "DIGITALOCEAN_OUTPUT"));
        assertThat(settings(Map.of("output", "JSON"), Map.of("DIGITALOCEAN_OUTPUT", "text"))
                        .find("output"))
                .contains(new Setting("JSON", "option output"));
        assertThat(settings(Map.of(), Map.of()).find("trace")).isEmpty();
    }

    @Test
    void variable_names_have_underscores_for_dashes() {
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_HTTP_RETRY_MAX", "3"))
                        .retryRules()
                        .retries())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void accepts_every_form_of_true_that_doctl_accepts(String word) {
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_TRACE", word)).isOn("trace", false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE"})
    void accepts_every_form_of_false_that_doctl_accepts(String word) {
        assertThat(settings(Map.of("interactive", word), Map.of()).isOn("interactive", true))
                .isFalse();
    }

    @Test
    void rejects_a_boolean_that_is_neither() {
        assertThatThrownBy(() -> settings(Map.of(), Map.of("DIGITALOCEAN_TRACE", "maybe"))
                        .isOn("trace", false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DIGITALOCEAN_TRACE: \"maybe\" is neither true nor false");
    }

    @Test
    void proxies_come_from_the_variables_of_go_in_upper_or_lower_case() {
        assertThat(network(Map.of("HTTPS_PROXY", "a", "https_proxy", "b")).httpsProxy())
                .contains(new Setting("a", "HTTPS_PROXY"));
        assertThat(network(Map.of("HTTPS_PROXY", "", "https_proxy", "b")).httpsProxy())
                .contains(new Setting("b", "https_proxy"));
        assertThat(network(Map.of("http_proxy", "b")).httpProxy()).contains(new Setting("b", "http_proxy"));
        assertThat(network(Map.of("no_proxy", "b")).noProxy()).contains(new Setting("b", "no_proxy"));
    }

    @Test
    void ignores_the_http_proxy_in_a_cgi_program() {
        var cgi = Map.of("HTTP_PROXY", "a", "http_proxy", "b", "HTTPS_PROXY", "c", "REQUEST_METHOD", "GET");

        assertThat(network(cgi).httpProxy()).isEmpty();
        assertThat(network(cgi).httpsProxy()).contains(new Setting("c", "HTTPS_PROXY"));
    }

    @Test
    void ca_certificates_come_from_the_caller_then_the_environment_then_the_config_file() {
        saved.setting("ca-file", "saved.pem");
        assertThat(network(Map.of()).caFile()).contains(new Setting("saved.pem", "ca-file in memory"));

        var environment = Map.of("SSL_CERT_FILE", "go.pem");
        assertThat(network(environment).caFile()).contains(new Setting("go.pem", "SSL_CERT_FILE"));

        var both = Map.of("SSL_CERT_FILE", "go.pem", "DIGITALOCEAN_CA_FILE", "own.pem");
        assertThat(network(both).caFile()).contains(new Setting("own.pem", "DIGITALOCEAN_CA_FILE"));
        assertThat(settings(Map.of("ca-file", "given.pem"), both).network().caFile())
                .contains(new Setting("given.pem", "option ca-file"));
    }

    @Test
    void directories_of_ca_certificates_are_in_addition_to_the_file_of_the_environment() {
        saved.setting("ca-file", "saved.pem");
        var folders = new Setting("/a:/b", "SSL_CERT_DIR");

        assertThat(network(Map.of("SSL_CERT_DIR", "/a:/b")).caFile()).isEmpty();
        assertThat(network(Map.of("SSL_CERT_DIR", "/a:/b")).caFolders()).contains(folders);

        var both = Map.of("SSL_CERT_DIR", "/a:/b", "SSL_CERT_FILE", "go.pem");
        assertThat(network(both).caFile()).contains(new Setting("go.pem", "SSL_CERT_FILE"));
        assertThat(network(both).caFolders()).contains(folders);
        assertThat(network(Map.of("SSL_CERT_DIR", "/a", "DIGITALOCEAN_CA_FILE", "own.pem"))
                        .caFolders())
                .isEmpty();
    }

    private Network network(Map<String, String> environment) {
        return settings(Map.of(), environment).network();
    }

    private Settings settings(Map<String, String> given, Map<String, String> environment) {
        var settings = new HashMap<String, Setting>();
        given.forEach((name, value) -> settings.put(name, new Setting(value, "option " + name)));
        return new Settings(settings, environment).with(saved);
    }
}
