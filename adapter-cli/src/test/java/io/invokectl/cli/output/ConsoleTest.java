package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConsoleTest {

    @Test
    void what_would_steer_a_terminal_is_made_visible() {
        assertThat(Console.printable("a\u001b[2Jb\u0007\r\u009b\u007f\u202ec"))
                .isEqualTo("a\\u001b[2Jb\\u0007\\u000d\\u009b\\u007f\\u202ec");
    }

    @Test
    void talk_stays_on_its_line() {
        assertThat(Console.onOneLine("a\n\u001bb\tc")).isEqualTo("a\\u000a\\u001bb\tc");
    }

    @Test
    void text_in_any_script_stays_as_it_is() {
        assertThat(Console.printable("é 漢 😀 👩‍🚀\n\tשלום")).isEqualTo("é 漢 😀 👩‍🚀\n\tשלום");
    }
}
