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
    void data_may_have_several_lines_and_steers_no_terminal() {
        console.out("{\n  \u001b[2J\n}");

        assertThat(out.toString(UTF_8)).isEqualTo("{\n  \\u001b[2J\n}\n");
    }

    @Test
    void talk_is_one_line_whatever_is_in_it() {
        console.err("Notice: Q\nError: forged\u0007");

        assertThat(err.toString(UTF_8)).isEqualTo("Notice: Q\\u000aError: forged\\u0007\n");
    }

    @Test
    void a_live_line_steers_no_terminal_and_has_no_tabs_that_would_make_it_longer() {
        console.live(List.of("a\u001b[2Jb\tc\n"), TerminalSize.DEFAULT);

        assertThat(err.toString(UTF_8)).isEqualTo("\ra\\u001b[2Jb c\\u000a\u001b[K\n\u001b[J");
    }

    @Test
    void talk_goes_above_the_live_lines() {
        console.live(List.of("live"), TerminalSize.DEFAULT);
        err.reset();

        console.err("said");

        assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[1A\u001b[Jsaid\n\rlive\u001b[K\n\u001b[J");
    }
}
