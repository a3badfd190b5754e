package io.invokectl.domain.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class Utf8Test {

    @Test
    void text_is_read_as_it_is() {
        assertThat(Utf8.text("Stra\u00dfe \ud83d\ude00".getBytes(UTF_8))).isEqualTo("Stra\u00dfe \ud83d\ude00");
    }

    @Test
    void other_bytes_are_refused_and_nothing_is_guessed() {
        assertThatThrownBy(() -> Utf8.text("Stra\u00dfe".getBytes(ISO_8859_1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("it is not UTF-8");
    }

    @Test
    void one_byte_order_mark_is_taken_off() {
        assertThat(Utf8.withoutMark("\ufeffa")).isEqualTo("a");
        assertThat(Utf8.withoutMark("a\ufeff")).isEqualTo("a\ufeff");
    }
}
