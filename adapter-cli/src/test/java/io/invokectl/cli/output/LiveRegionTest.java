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
    void lines_are_written_below_each_other() {
        assertThat(shown(SCREEN, "one", "two")).isEqualTo("\rone{K}\ntwo{K}\n{J}");
    }

    @Test
    void only_what_changed_is_written_again() {
        shown(SCREEN, "one", "two", "three");

        assertThat(shown(SCREEN, "one", "2", "three")).isEqualTo("\r{up 2}2{K}\n\n{J}");
        assertThat(shown(SCREEN, "one", "2", "three")).isEmpty();
    }

    @Test
    void lines_that_are_gone_are_erased_and_so_is_the_whole_block() {
        shown(SCREEN, "one", "two", "three");

        assertThat(shown(SCREEN, "one")).isEqualTo("\r{up 2}{J}");
        assertThat(shown(SCREEN)).isEqualTo("\r{up 1}{J}");
        assertThat(shown(SCREEN)).isEmpty();
    }

    @Test
    void what_is_told_stands_above_the_block_for_good() {
        assertThat(words(block.above("told"))).isEqualTo("told\n");
        shown(SCREEN, "one");

        assertThat(words(block.above("told, however long"))).isEqualTo("\r{up 1}{J}told, however long\n\rone{K}\n{J}");
    }

    @Test
    void no_line_is_so_long_that_it_wraps() {
        assertThat(shown(SCREEN, "12345678901")).isEqualTo("\r12345678901{K}\n{J}");
        assertThat(shown(SCREEN, "123456789012")).isEqualTo("\r{up 1}123456789…{K}\n{J}");
    }

    @Test
    void wide_characters_count_twice() {
        assertThat(shown(SCREEN, "東京の夜明け")).isEqualTo("\r東京の夜…{K}\n{J}");
        assertThat(shown(SCREEN, "x\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06"))
                .isEqualTo("\r{up 1}x\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06\uD83C\uDF06…{K}\n{J}");
    }

    @Test
    void there_are_no_more_lines_than_the_screen_has() {
        assertThat(shown(new TerminalSize(3, 12), "one", "two", "three")).isEqualTo("\rone{K}\ntwo{K}\n{J}");
    }

    @Test
    void a_screen_that_gets_narrower_has_broken_the_lines_and_they_are_all_taken_away() {
        shown(SCREEN, "1234567890", "one");

        assertThat(shown(new TerminalSize(24, 6), "1234567890", "one")).isEqualTo("\r{up 3}{J}\r123…{K}\none{K}\n{J}");
    }

    @Test
    void a_screen_that_gets_wider_shows_more_of_each_line() {
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
