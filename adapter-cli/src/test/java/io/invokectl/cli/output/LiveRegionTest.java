package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LiveRegionTest {
    private static final TerminalSize SCREEN = new TerminalSize(24, 12);

    private final LiveRegion block = new LiveRegion();

    @Test
    void writes_each_line_below_the_previous_one() {
        assertThat(shown(SCREEN, "one", "two")).isEqualTo("\rone{K}\ntwo{K}\n{J}");
    }

    @Test
    void rewrites_only_changed_lines() {
        shown(SCREEN, "one", "two", "three");

        assertThat(shown(SCREEN, "one", "2", "three")).isEqualTo("\r{up 2}2{K}\n\n{J}");
        assertThat(shown(SCREEN, "one", "2", "three")).isEmpty();
    }

    @Test
    void erases_removed_lines_and_an_empty_region() {
        shown(SCREEN, "one", "two", "three");

        assertThat(shown(SCREEN, "one")).isEqualTo("\r{up 2}{J}");
        assertThat(shown(SCREEN)).isEqualTo("\r{up 1}{J}");
        assertThat(shown(SCREEN)).isEmpty();
    }

    @Test
    void prints_messages_permanently_above_the_region() {
        assertThat(words(block.above("told"))).isEqualTo("told\n");
        shown(SCREEN, "one");

        assertThat(words(block.above("told, however long"))).isEqualTo("\r{up 1}{J}told, however long\n\rone{K}\n{J}");
    }

    @Test
    void truncates_lines_that_would_wrap() {
        assertThat(shown(SCREEN, "12345678901")).isEqualTo("\r12345678901{K}\n{J}");
        assertThat(shown(SCREEN, "123456789012")).isEqualTo("\r{up 1}123456789…{K}\n{J}");
    }

    @Test
    void wide_characters_take_two_columns() {
        assertThat(shown(SCREEN, "東京の夜明け")).isEqualTo("\r東京の夜…{K}\n{J}");
        assertThat(shown(SCREEN, "x\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06"))
                .isEqualTo("\r{up 1}x\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06…{K}\n{J}");
    }

    @Test
    void never_shows_more_lines_than_the_terminal() {
        assertThat(shown(new TerminalSize(3, 12), "one", "two", "three")).isEqualTo("\rone{K}\ntwo{K}\n{J}");
    }

    @Test
    void erases_lines_that_wrapped_in_a_narrowed_terminal() {
        shown(SCREEN, "1234567890", "one");

        assertThat(shown(new TerminalSize(24, 6), "1234567890", "one")).isEqualTo("\r{up 3}{J}\r123…{K}\none{K}\n{J}");
    }

    @Test
    void shows_more_of_each_line_in_a_widened_terminal() {
        shown(new TerminalSize(24, 6), "1234567890");

        assertThat(shown(SCREEN, "1234567890")).isEqualTo("\r{up 1}{J}\r1234567890{K}\n{J}");
    }

    private String shown(TerminalSize screen, String... lines) {
        return words(block.show(List.of(lines), screen));
    }

    private static String words(String frame) {
        return frame.replaceAll("\u001b\\[([0-9]+)A", "{up $1}")
                .replace("\u001b[K", "{K}")
                .replace("\u001b[J", "{J}");
    }
}
