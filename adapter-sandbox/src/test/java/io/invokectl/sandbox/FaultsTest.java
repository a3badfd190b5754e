package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.craft.Dice;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FaultsTest {

    @Test
    void kinds_and_their_shares_are_read() {
        assertThat(Faults.parse("503=0.02, 500=0.01,close=0.01,truncate=0.5").shares())
                .containsExactly(entry("503", 0.02), entry("500", 0.01), entry("close", 0.01), entry("truncate", 0.5));
        assertThat(Faults.parse("")).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | a fault reads KIND=SHARE, such as 503=0.02, not \"503\"",
                "503=often | a fault reads KIND=SHARE, such as 503=0.02, not \"503=often\"",
                "'503=0.1,' | a fault reads KIND=SHARE, such as 503=0.02, not \"\"",
                "200=0.1 | a fault is a status from 400 to 599, close or truncate, not \"200\"",
                "reset=0.1 | a fault is a status from 400 to 599, close or truncate, not \"reset\"",
                "503=2 | the share of 503 is from 0 to 1, not 2.0",
                "'503=0.1,503=0.2' | the fault 503 stands twice",
                "'503=0.6,close=0.6' | the shares of all faults come to more than 1"
            })
    void what_is_no_fault_is_named_with_what_is_wrong(String text, String message) {
        assertThatThrownBy(() -> Faults.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void each_kind_befalls_its_share_of_requests() {
        Faults faults = Faults.parse("503=0.2,close=0.1");
        Dice dice = Dice.of("faults");

        var drawn = IntStream.range(0, 2000).mapToObj(i -> faults.draw(dice)).toList();

        assertThat(drawn.stream().filter(Optional.of("503")::equals)).hasSizeBetween(340, 460);
        assertThat(drawn.stream().filter(Optional.of("close")::equals)).hasSizeBetween(150, 250);
    }

    @Test
    void a_job_may_be_left_behind_by_a_lost_answer_and_never_by_a_refusal() {
        assertThat(new Fate("req-1", Optional.of("close"), true).leavesJob()).isTrue();
        assertThat(new Fate("req-1", Optional.of("500"), true).leavesJob()).isTrue();
        assertThat(new Fate("req-1", Optional.of("500"), false).leavesJob()).isFalse();
        assertThat(new Fate("req-1", Optional.of("503"), true).leavesJob()).isFalse();
        assertThat(new Fate("req-1", Optional.of("422"), true).leavesJob()).isFalse();
        assertThat(new Fate("req-1", Optional.empty(), true).leavesJob()).isFalse();
    }
}
