package io.invokectl.sandbox.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MotifTest {

    @ParameterizedTest
    @CsvSource({
        "A futuristic city at sunset, CITY",
        "a lighthouse above a stormy sea at night, SEA",
        "misty mountains at dawn, MOUNTAINS",
        "A RED DESERT UNDER TWO MOONS, DESERT",
        "a quiet forest, FOREST",
        "Flowers!, GARDEN",
        "galaxies far away, SPACE",
        "two cities, CITY"
    })
    void the_first_word_that_names_a_theme_decides(String prompt, Theme theme) {
        assertThat(Motif.of(prompt).first(Theme.values())).contains(theme);
    }

    @Test
    void a_prompt_that_names_no_theme_has_none() {
        assertThat(Motif.of("a cat with a hat").first(Theme.values())).isEmpty();
    }

    @Test
    void light_weather_and_colours_are_understood() {
        Motif motif = Motif.of("golden rain over blue hills, at midnight");

        assertThat(motif.daylight()).contains(Daylight.NIGHT);
        assertThat(motif.weather()).isEqualTo(Weather.STORM);
        assertThat(motif.hues()).containsExactly(Hue.YELLOW.colour(), Hue.BLUE.colour());
    }

    @Test
    void a_moon_stands_in_the_dusk_unless_another_time_is_named() {
        assertThat(Motif.of("a desert under two moons").daylight()).contains(Daylight.DUSK);
        assertThat(Motif.of("the moon at night").daylight()).contains(Daylight.NIGHT);
    }

    @Test
    void a_prompt_that_says_nothing_of_the_time_may_be_given_one() {
        assertThat(Motif.of("a forest").usuallyAt(Daylight.DAWN).daylight()).contains(Daylight.DAWN);
        assertThat(Motif.of("a forest at dusk").usuallyAt(Daylight.DAWN).daylight())
                .contains(Daylight.DUSK);
    }

    @ParameterizedTest
    @CsvSource({"two moons, 2", "Three Moons, 3", "the moon, 1", "a desert, 0"})
    void moons_are_counted(String prompt, int moons) {
        assertThat(Motif.of(prompt).moons()).isEqualTo(moons);
    }
}
