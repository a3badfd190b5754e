package io.invokectl.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TagTest {

    @Test
    void splits_at_the_first_equals_sign_and_keeps_blanks() {
        assertThat(Tag.parse("a=b=c")).isEqualTo(new Tag("a", "b=c"));
        assertThat(Tag.parse(" a = b ")).isEqualTo(new Tag(" a ", " b "));
        assertThat(Tag.parse("a=")).isEqualTo(new Tag("a", ""));
    }

    @Test
    void rejects_an_empty_key() {
        assertThatThrownBy(() -> Tag.parse("=v"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("expected key=value, got \"=v\"");
        assertThatThrownBy(() -> Tag.parse("bad")).hasMessage("expected key=value, got \"bad\"");
        assertThatThrownBy(() -> new Tag("", "v")).hasMessage("the tag key is empty");
    }
}
