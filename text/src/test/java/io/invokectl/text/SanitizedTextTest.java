package io.invokectl.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SanitizedTextTest {

    @Test
    void ordinary_text_is_unchanged() {
        String text = "Städte\tbei Nacht: 漢字 😀";

        assertThat(SanitizedText.line(text)).isEqualTo(text);
        assertThat(SanitizedText.lines(text)).isEqualTo(text);
        assertThat(SanitizedText.page(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x061c, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0xd800})
    void control_and_bidirectional_characters_are_escaped(int point) {
        assertEscaped(point);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xad, 0x034f, 0x115f, 0x180e, 0x200b, 0x2060, 0x3164, 0xfeff})
    void zero_width_characters_are_escaped(int point) {
        assertEscaped(point);
    }

    private static void assertEscaped(int point) {
        String text = "a" + (char) point + "b";
        String escaped = String.format("a\\u%04xb", point);

        assertThat(SanitizedText.line(text)).isEqualTo(escaped);
        assertThat(SanitizedText.lines(text)).isEqualTo(escaped);
        assertThat(SanitizedText.page(text)).isEqualTo(escaped);
    }

    @Test
    void a_character_beyond_the_basic_plane_is_escaped_as_json_escapes_it() {
        assertThat(SanitizedText.line("a\udb40\udc41")).isEqualTo("a\\udb40\\udc41");
    }

    @Test
    void joiners_are_retained_on_a_page_only() {
        String family = "👩\u200d👧";

        assertThat(SanitizedText.page(family)).isEqualTo(family);
        assertThat(SanitizedText.lines(family)).isEqualTo("👩\\u200d👧");
    }

    @Test
    void a_line_feed_is_escaped_on_a_single_line_only() {
        assertThat(SanitizedText.lines("a\nb")).isEqualTo("a\nb");
        assertThat(SanitizedText.page("a\nb")).isEqualTo("a\nb");
        assertThat(SanitizedText.line("a\nError: b")).isEqualTo("a\\u000aError: b");
    }
}
