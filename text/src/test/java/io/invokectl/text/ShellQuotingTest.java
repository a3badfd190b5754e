package io.invokectl.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShellQuotingTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"req_1, req_1", "a b, 'a b'", "\"\", ''", "it's, 'it'\\''s'", "$(reboot), '$(reboot)'", "é, 'é'"})
    void a_word_is_quoted_only_if_necessary(String word, String quoted) {
        assertThat(ShellQuoting.quote(word)).isEqualTo(quoted);
    }
}
