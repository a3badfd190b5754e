package io.invokectl.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            TerminalStreams.NONE,
            Optional::empty);

    @Test
    void keeps_line_breaks_in_data_and_escapes_other_control_characters() {
        console.out("{\n  \u001b[2J\n}");

        assertThat(out.toString(UTF_8)).isEqualTo("{\n  \\u001b[2J\n}\n");
    }

    @Test
    void prints_a_diagnostic_on_one_line() {
        console.err("Notice: Q\nError: forged\u0007");

        assertThat(err.toString(UTF_8)).isEqualTo("Notice: Q\\u000aError: forged\\u0007\n");
    }

    @Test
    void escapes_control_characters_and_tabs_in_the_live_region() {
        console.live(List.of("a\u001b[2Jb\tc\n"), TerminalSize.DEFAULT);

        assertThat(err.toString(UTF_8)).isEqualTo("\ra\\u001b[2Jb c\\u000a\u001b[K\n\u001b[J");
    }

    @Test
    void prints_diagnostics_above_the_live_region() {
        console.live(List.of("live"), TerminalSize.DEFAULT);
        err.reset();

        console.err("said");

        assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[1A\u001b[Jsaid\n\rlive\u001b[K\n\u001b[J");
    }
}
