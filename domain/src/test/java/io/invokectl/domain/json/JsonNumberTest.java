package io.invokectl.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class JsonNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "7", "-7", "1.0", "0.1", "1e21", "1E-7", "196619188014358661", "2.50"})
    void keeps_the_digits_of_a_number(String text) {
        assertThat(new JsonNumber(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "+1", "01", "1.", ".5", "0x10", "1e", "NaN", "Infinity", "1_000", "١"})
    void rejects_text_that_is_not_a_json_number(String text) {
        assertThatThrownBy(() -> new JsonNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
