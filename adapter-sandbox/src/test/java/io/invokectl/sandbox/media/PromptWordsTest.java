package io.invokectl.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PromptWordsTest {

    @ParameterizedTest
    @CsvSource({
        "A futuristic city at sunset, CITY, SUNSET",
        "a lighthouse above a stormy sea at night, SEA, NIGHT",
        "misty mountains at dawn, MOUNTAINS, DAWN",
        "TWO CITIES AT MIDNIGHT, CITY, NIGHT",
        "a quiet forest at dusk, MOUNTAINS, DUSK",
        "'Sea, then a city; noon, then dusk', SEA, NOON"
    })
    void the_first_known_word_decides(String prompt, SceneType scene, TimeOfDay time) {
        var words = new PromptWords(prompt);

        assertThat(words.first(SceneType.values(), type -> type.keywords)).contains(scene);
        assertThat(words.first(TimeOfDay.values(), any -> any.keywords)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({"a cat with a hat", "seaside", "''"})
    void an_unknown_prompt_names_nothing(String prompt) {
        assertThat(new PromptWords(prompt).first(SceneType.values(), type -> type.keywords))
                .isEmpty();
    }

    @Test
    void keywords_match_whole_words() {
        assertThat(new PromptWords("slow rains").mention("rain storm")).isTrue();
        assertThat(new PromptWords("rainy").mention("rain storm")).isFalse();
    }
}
