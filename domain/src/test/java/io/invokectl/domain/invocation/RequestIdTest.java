package io.invokectl.domain.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"req_1", "6590784a-ce47-4556-9ff4-53baff2693fb", "a b", "a/b", "../models", "...", "é"})
    void accepts_any_id(String text) {
        assertThat(new RequestId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", ".", "..", "a\nb", "a\u0000", "\u001b[31m", "a\u009bb", "a\u007f"})
    void rejects_ids_that_change_the_path(String text) {
        assertThatThrownBy(() -> new RequestId(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void says_what_is_wrong_without_repeating_control_characters() {
        assertThatThrownBy(() -> new RequestId("")).hasMessage("the request ID is empty");
        assertThatThrownBy(() -> new RequestId(".."))
                .hasMessage("the request ID \"..\" would change the path of the request");
        assertThatThrownBy(() -> new RequestId("\u001b[2J")).hasMessage("the request ID contains a control character");
    }
}
