package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Manifest.Format;
import io.invokectl.domain.value.InvalidValueException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManifestFormatTest {

    @Test
    void a_format_is_known_by_its_name_in_any_case() {
        assertThat(Format.named("jsonl")).isEqualTo(Format.JSONL);
        assertThat(Format.named("Csv")).isEqualTo(Format.CSV);
        assertThat(Format.named("TXT")).isEqualTo(Format.TXT);
    }

    @Test
    void another_name_is_answered_with_the_possible_ones() {
        assertThatThrownBy(() -> Format.named("json"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("a manifest is jsonl, csv or txt, not \"json\"");
    }
}
