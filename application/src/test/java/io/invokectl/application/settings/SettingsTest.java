package io.invokectl.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.domain.failure.InvalidSettingException;
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
    void a_flag_beats_the_environment_which_beats_the_config_file() {
        assertThat(settings(Map.of(), Map.of()).find("output")).contains(new Setting("json", "output in memory"));
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_OUTPUT", "text")).find("output"))
                .contains(new Setting("text", "DIGITALOCEAN_OUTPUT"));
        assertThat(settings(Map.of("output", "JSON"), Map.of("DIGITALOCEAN_OUTPUT", "text"))
                        .find("output"))
                .contains(new Setting("JSON", "--output"));
        assertThat(settings(Map.of(), Map.of()).find("trace")).isEmpty();
    }

    @Test
    void the_name_of_a_variable_has_no_dashes() {
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_HTTP_RETRY_MAX", "3"))
                        .wholeNumber("http-retry-max", 5))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void a_switch_is_on_in_all_words_that_doctl_takes(String word) {
        assertThat(settings(Map.of(), Map.of("DIGITALOCEAN_TRACE", word)).isOn("trace", false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE"})
    void a_switch_is_off_in_all_words_that_doctl_takes(String word) {
        assertThat(settings(Map.of("interactive", word), Map.of()).isOn("interactive", true))
                .isFalse();
    }

    @Test
    void a_switch_that_is_neither_is_a_mistake() {
        assertThatThrownBy(() -> settings(Map.of(), Map.of("DIGITALOCEAN_TRACE", "maybe"))
                        .isOn("trace", false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DIGITALOCEAN_TRACE: \"maybe\" is neither true nor false");
    }

    private Settings settings(Map<String, String> flags, Map<String, String> environment) {
        return new Settings(flags, environment, saved);
    }
}
