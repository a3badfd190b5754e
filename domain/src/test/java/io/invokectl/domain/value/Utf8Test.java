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
    void decodes_utf_8() {
        assertThat(Utf8.text("Stra\u00dfe \ud83d\ude00".getBytes(UTF_8))).isEqualTo("Stra\u00dfe \ud83d\ude00");
    }

    @Test
    void rejects_bytes_that_are_not_utf_8() {
        assertThatThrownBy(() -> Utf8.text("Stra\u00dfe".getBytes(ISO_8859_1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("it is not UTF-8");
    }

    @Test
    void removes_one_byte_order_mark() {
        assertThat(Utf8.withoutMark("\ufeffa")).isEqualTo("a");
        assertThat(Utf8.withoutMark("a\ufeff")).isEqualTo("a\ufeff");
    }
}
