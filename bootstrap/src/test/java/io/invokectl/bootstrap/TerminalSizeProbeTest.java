package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.cli.output.TerminalSize;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TerminalSizeProbeTest {

    @Test
    void reads_rows_and_columns() {
        assertThat(TerminalSizeProbe.read("50 120\n")).contains(new TerminalSize(50, 120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0 0", "50 0", "stty: standard input: Inappropriate ioctl for device", "50 1234567", "24 -1"
            })
    void is_empty_for_other_output(String output) {
        assertThat(TerminalSizeProbe.read(output)).isEmpty();
    }
}
