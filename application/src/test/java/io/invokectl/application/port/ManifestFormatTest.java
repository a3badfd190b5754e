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
    void parses_a_format_ignoring_case() {
        assertThat(Format.named("jsonl")).isEqualTo(Format.JSONL);
        assertThat(Format.named("Csv")).isEqualTo(Format.CSV);
        assertThat(Format.named("TXT")).isEqualTo(Format.TXT);
    }

    @Test
    void rejects_an_unknown_format() {
        assertThatThrownBy(() -> Format.named("json"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("unknown manifest format \"json\": use jsonl, csv or txt");
    }
}
