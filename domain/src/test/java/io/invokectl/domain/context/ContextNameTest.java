package io.invokectl.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContextNameTest {

    @Test
    void case_does_not_count_whatever_the_language_of_the_machine() {
        assertThat(new ContextName("TEAM-I")).isEqualTo(new ContextName("team-i"));
    }

    @Test
    void a_name_is_not_empty_and_has_no_control_characters() {
        assertThatThrownBy(() -> new ContextName(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ContextName("a\u001b")).isInstanceOf(InvalidValueException.class);
    }
}
