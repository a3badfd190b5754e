package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExitCodeTest {

    @Test
    void exit_codes_have_their_documented_numbers() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 129, 130, 141, 143);
    }

    @Test
    void the_most_severe_of_several_codes_wins() {
        var left = EnumSet.complementOf(EnumSet.of(ExitCode.USAGE, ExitCode.INTERNAL, ExitCode.CLOSED_PIPE));
        for (int number : List.of(130, 143, 129, 4, 9, 8, 5, 11, 6, 3, 10, 7, 0)) {
            ExitCode mostSevere = ExitCode.mostSevere(left);
            assertThat(mostSevere.number()).isEqualTo(number);
            left.remove(mostSevere);
        }
        assertThat(ExitCode.mostSevere(List.of())).isEqualTo(ExitCode.DONE);
    }
}
