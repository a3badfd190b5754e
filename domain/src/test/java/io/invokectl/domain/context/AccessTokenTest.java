package io.invokectl.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AccessTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"sk-do-v1-x", "dop_v1_x", "doo_v1_x", "anything"})
    void accepts_any_prefix_and_ignores_surrounding_blanks(String text) {
        assertThat(new AccessToken("  " + text + "\n").reveal()).isEqualTo(text);
    }

    @Test
    void never_shows_the_token() {
        var token = new AccessToken("canary");

        assertThat(token).hasToString("***");
        assertThat(String.valueOf(java.util.List.of(token))).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\rb", "a\tb", "a b", "ä", "a\u0000"})
    void rejects_characters_that_no_header_allows_without_repeating_them(String text) {
        assertThatThrownBy(() -> new AccessToken(text))
                .isInstanceOf(InvalidValueException.class)
                .message()
                .startsWith("the access token ")
                .doesNotContain("\n", "\r", "ä");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tok-any\"", "'tok-any'", " \"tok-any\" ", "“tok-any”", "`tok-any`"})
    void rejects_a_token_in_quotes_without_repeating_it(String text) {
        assertThatThrownBy(() -> new AccessToken(text))
                .hasMessage("the access token is enclosed in quotes, which are not part of it");
    }

    @Test
    void recognises_a_model_access_key() {
        assertThat(new AccessToken("sk-do-x").isModelAccessKey()).isTrue();
        assertThat(new AccessToken("dop_v1_x").isModelAccessKey()).isFalse();
    }
}
