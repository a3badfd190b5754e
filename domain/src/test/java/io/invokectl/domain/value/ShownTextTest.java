package io.invokectl.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShownTextTest {

    @Test
    void ordinary_text_is_shown_as_it_is() {
        String text = "Städte\tbei Nacht: 漢字 😀";

        assertThat(ShownText.line(text)).isEqualTo(text);
        assertThat(ShownText.lines(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x061c, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0xd800})
    void what_steers_a_terminal_is_spelled_out(int point) {
        String text = "a" + (char) point + "b";

        assertThat(ShownText.line(text)).isEqualTo(String.format("a\\u%04xb", point));
        assertThat(ShownText.lines(text)).isEqualTo(String.format("a\\u%04xb", point));
    }

    @Test
    void a_line_break_is_one_only_where_there_are_lines() {
        assertThat(ShownText.lines("a\nb")).isEqualTo("a\nb");
        assertThat(ShownText.line("a\nError: b")).isEqualTo("a\\u000aError: b");
    }
}
