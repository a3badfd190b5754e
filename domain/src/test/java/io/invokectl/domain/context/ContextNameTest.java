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
    void ignores_case_independently_of_the_locale() {
        assertThat(new ContextName("TEAM-I")).isEqualTo(new ContextName("team-i"));
    }

    @Test
    void rejects_empty_names_and_control_characters() {
        assertThatThrownBy(() -> new ContextName(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ContextName("a\u001b")).isInstanceOf(InvalidValueException.class);
    }
}
