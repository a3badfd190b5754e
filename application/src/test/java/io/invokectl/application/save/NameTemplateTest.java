package io.invokectl.application.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NameTemplateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fal-ai/flux/schnell | fal-ai-flux-schnell",
                "../../etc/passwd    | etc-passwd",
                "..                  | _",
                "a\\b:c*d?e          | a-b-c-d-e",
                "\u001b[31mred       | 31mred",
                "été 漢字             | été-漢字",
                ".hidden             | hidden",
                "-rf                 | rf",
            })
    void replaces_unsafe_characters(String value, String safe) {
        assertThat(new NameTemplate("{id}").fill(Map.of("id", value))).isEqualTo(safe);
    }

    @Test
    void truncates_long_values_to_80_bytes() {
        String name = new NameTemplate("{id}.png").fill(Map.of("id", "漢".repeat(100)));

        assertThat(name).isEqualTo("漢".repeat(26) + ".png");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
    }

    @Test
    void names_fit_a_file_system() {
        String name = new NameTemplate("{model}-{id}-{tag.a}-{tag.b}-{n}.{ext}")
                .fill(Map.of(
                        "model", "m".repeat(300),
                        "id", "i".repeat(300),
                        "tag.a", "漢".repeat(300),
                        "tag.b", "b".repeat(300),
                        "n", "12",
                        "ext", "png"));

        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(240);
        assertThat(name).endsWith("-12.png");
    }

    @Test
    void rejects_a_template_without_room() {
        String template = "x".repeat(236) + "{id}";

        assertThatThrownBy(() -> new NameTemplate(template))
                .hasMessage("\"" + template + "\" makes file names that are too long");
    }

    @Test
    void keeps_the_rest_of_the_template() {
        assertThat(new NameTemplate("My city ({n}) $1.{ext}").fill(Map.of("n", "1", "ext", "png")))
                .isEqualTo("My city (1) $1.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "{nope}", "{}", "{id", "id}", "{{id}}", "../{id}"})
    void rejects_a_template_that_is_no_file_name(String template) {
        assertThatThrownBy(() -> new NameTemplate(template)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void rejects_unknown_placeholders() {
        assertThatThrownBy(() -> new NameTemplate("{seed}.png"))
                .hasMessage("unknown placeholder {seed}: use {model}, {id}, {n}, {ext} or {tag.KEY}");
    }
}
