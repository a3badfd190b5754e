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
    void what_comes_in_for_a_place_is_made_safe(String value, String safe) {
        assertThat(new NameTemplate("{id}").fill(Map.of("id", value))).isEqualTo(safe);
    }

    @Test
    void a_long_value_is_cut_to_80_bytes_between_characters() {
        String name = new NameTemplate("{id}.png").fill(Map.of("id", "漢".repeat(100)));

        assertThat(name).isEqualTo("漢".repeat(26) + ".png");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
    }

    @Test
    void names_fit_a_file_system_whatever_is_filled_in() {
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
    void a_template_that_leaves_no_room_is_refused() {
        String template = "x".repeat(236) + "{id}";

        assertThatThrownBy(() -> new NameTemplate(template))
                .hasMessage("\"" + template + "\" makes names that are too long for a file");
    }

    @Test
    void the_rest_of_the_template_stays_as_it_was_typed() {
        assertThat(new NameTemplate("My city ({n}) $1.{ext}").fill(Map.of("n", "1", "ext", "png")))
                .isEqualTo("My city (1) $1.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "{nope}", "{}", "{id", "id}", "{{id}}", "../{id}"})
    void a_template_that_cannot_be_a_name_is_refused(String template) {
        assertThatThrownBy(() -> new NameTemplate(template)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_place_that_stands_for_nothing_is_named_with_those_that_do() {
        assertThatThrownBy(() -> new NameTemplate("{seed}.png"))
                .hasMessage("{seed} stands for nothing: there are {model}, {id}, {n}, {ext} and {tag.KEY}");
    }
}
