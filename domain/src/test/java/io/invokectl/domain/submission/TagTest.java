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
    void the_first_equals_sign_divides_and_blanks_count() {
        assertThat(Tag.parse("a=b=c")).isEqualTo(new Tag("a", "b=c"));
        assertThat(Tag.parse(" a = b ")).isEqualTo(new Tag(" a ", " b "));
        assertThat(Tag.parse("a=")).isEqualTo(new Tag("a", ""));
    }

    @Test
    void a_tag_has_a_key() {
        assertThatThrownBy(() -> Tag.parse("=v"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("a tag reads key=value, not \"=v\"");
        assertThatThrownBy(() -> Tag.parse("bad")).hasMessage("a tag reads key=value, not \"bad\"");
        assertThatThrownBy(() -> new Tag("", "v")).hasMessage("the key of the tag is empty");
    }
}
