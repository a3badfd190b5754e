package io.invokectl.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RowIdTest {

    @Test
    void accepts_up_to_200_characters() {
        assertThat(new RowId("a/b \u2603")).hasToString("a/b \u2603");
        assertThat(new RowId("x".repeat(200)).value()).hasSize(200);
    }

    @Test
    void rejects_invalid_ids() {
        assertThatThrownBy(() -> new RowId(" "))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("the id is empty");
        assertThatThrownBy(() -> new RowId("x".repeat(201))).hasMessage("the id is longer than 200 characters");
        assertThatThrownBy(() -> new RowId("a\nb")).hasMessage("the id contains a control character");
    }
}
